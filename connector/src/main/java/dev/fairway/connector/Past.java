package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

/// Whether anything is known of how a workspace came to be as it is.
public sealed interface Past {

    /// A history can be asked.
    record Known(History history) implements Past {
        public Known {
            requireNonNull(history, "history");
        }
    }

    /// There is none, and this sentence says why.
    record Unknown(String reason) implements Past {
        public Unknown {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an unknown past without a reason");
            }
        }
    }
}
