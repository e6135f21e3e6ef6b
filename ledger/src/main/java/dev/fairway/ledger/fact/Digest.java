package dev.fairway.ledger.fact;

import dev.fairway.ledger.bytes.Bytes;
import java.util.Optional;

/// By what bytes are known: `sha256:` and 64 lowercase hex digits.
public record Digest(String text) implements Comparable<Digest> {

    private static final String PREFIX = "sha256:";
    private static final int LENGTH = PREFIX.length() + 64;

    public Digest {
        if (!isDigest(text)) {
            throw new IllegalArgumentException("not a digest: '%s'".formatted(text));
        }
    }

    public static Optional<Digest> parse(String text) {
        return isDigest(text) ? Optional.of(new Digest(text)) : Optional.empty();
    }

    /// A log has many, and looks at each of them more than once: no pattern is as fast.
    private static boolean isDigest(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (var at = PREFIX.length(); at < LENGTH; at++) {
            var digit = text.charAt(at);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /// The digest of some bytes.
    public static Digest of(Bytes bytes) {
        return new Digest(PREFIX + bytes.sha256().hex());
    }

    /// The 64 digits alone.
    public String hex() {
        return text.substring(PREFIX.length());
    }

    @Override
    public int compareTo(Digest other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
