package dev.fairway.core.evidence;

import static java.util.Objects.requireNonNull;

/// What is known of the signature of a file of evidence.
public sealed interface Signing {

    /// The file is of a kind that is not signed.
    record None() implements Signing {}

    /// It is a statement, and in no envelope.
    record Missing() implements Signing {}

    /// It is in an envelope with signatures, and nobody has looked at them.
    record Unchecked() implements Signing {}

    /// One of its signatures was made by the key that somebody named.
    ///
    /// @param key SHA-256 of the key
    record Held(Digest key) implements Signing {
        public Held {
            requireNonNull(key, "key");
        }
    }

    /// What is added to a sentence about the file, with a blank before it.
    default String words() {
        return switch (this) {
            case None _ -> "";
            case Missing _ -> " (it is not signed)";
            case Unchecked _ -> " (its signature was not checked here)";
            case Held(var key) -> " (its signature holds under the key %s)".formatted(key);
        };
    }
}
