package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

/// What came of reading one file or one blob.
public sealed interface ReadResult {

    /// All of its bytes. The array belongs to the receiver; it is never printed.
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed over once, not compared
    record Content(byte[] bytes) implements ReadResult {
        public Content {
            requireNonNull(bytes, "bytes");
        }

        @Override
        public String toString() {
            return "Content[%d bytes]".formatted(bytes.length);
        }
    }

    /// Larger than the reader asked for.
    record TooLarge(long size) implements ReadResult {}

    /// Not there, or not readable.
    record Unreadable(String reason) implements ReadResult {
        public Unreadable {
            requireNonNull(reason, "reason");
        }
    }
}
