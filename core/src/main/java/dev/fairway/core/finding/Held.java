package dev.fairway.core.finding;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;

/// What one environment holds at an address. Present, absent and unseen are three things.
public sealed interface Held {

    /// @param value what stands there; its place says where
    record Present(Node value) implements Held {
        public Present {
            requireNonNull(value, "value");
        }

        public Place place() {
            return value.place();
        }

        /// Whether the value comes from a file that the environment inherits.
        public boolean inherited() {
            return value.place().source().base();
        }
    }

    /// The environment was read, and does not have it.
    record Absent() implements Held {}

    /// The environment could not be read here, or what it holds cannot be compared.
    record Unseen(String reason) implements Held {
        public Unseen {
            requireNonNull(reason, "reason");
        }
    }
}
