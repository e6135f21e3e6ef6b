package dev.fairway.connectors.oci;

import java.time.Duration;

/// How long is waited, and for what.
///
/// @param connect for a connection
/// @param answer for the whole answer to one question
/// @param image for one image with all of its platforms
/// @param pause before a question is asked again, doubled each time
/// @param longestPause that a registry may ask for: who wants more is not waited for
/// @param attempts of one question
record Patience(
        Duration connect, Duration answer, Duration image, Duration pause, Duration longestPause, int attempts) {

    static final Patience USUAL = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(20),
            4);
}
