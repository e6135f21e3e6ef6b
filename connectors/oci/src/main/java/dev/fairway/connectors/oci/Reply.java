package dev.fairway.connectors.oci;

import java.net.http.HttpHeaders;

/// What came of one question.
sealed interface Reply {

    /// Printed without its body, which may be a token.
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed over once, not compared
    record Answer(int status, HttpHeaders headers, byte[] body) implements Reply {

        /// The first value of a header; empty where there is none.
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return "Answer[%d, %d bytes]".formatted(status, body.length);
        }
    }

    /// The answer is larger than anything that was asked for.
    record TooLarge(int largest) implements Reply {}

    /// There is no answer, or none that is taken.
    ///
    /// @param why the rest of a sentence that begins with the registry
    record Failed(String why) implements Reply {}
}
