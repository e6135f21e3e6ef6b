package dev.fairway.core.compare;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;

/// What one environment states of a resource.
public sealed interface Side {

    record Stated(Node root) implements Side {
        public Stated {
            requireNonNull(root, "root");
        }
    }

    /// The resource is there, and not all of it could be read: what is not in it may be there all the same.
    record Partly(Node root, String reason) implements Side {
        public Partly {
            requireNonNull(root, "root");
            requireNonNull(reason, "reason");
        }
    }

    /// The environment was read, and has no such resource.
    record Missing() implements Side {}

    /// The resource may be there, but could not be read.
    record Unread(String reason) implements Side {
        public Unread {
            requireNonNull(reason, "reason");
        }
    }
}
