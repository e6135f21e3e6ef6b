package dev.fairway.core.secret;

/// Where in a text a secret stands.
///
/// @param start its first character
/// @param end after its last character
public record SecretPart(int start, int end) {

    public SecretPart {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a part without a character");
        }
    }
}
