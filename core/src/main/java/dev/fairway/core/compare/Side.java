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

    /// The environment was read, and has no such resource.
    record Missing() implements Side {}

    /// The resource may be there, but could not be read.
    record Unread(String reason) implements Side {
        public Unread {
            requireNonNull(reason, "reason");
        }
    }
}
