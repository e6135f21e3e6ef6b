package dev.fairway.ledger.fact;

import dev.fairway.ledger.bytes.Bytes;
import java.util.Optional;
import java.util.regex.Pattern;

/// By what bytes are known: `sha256:` and 64 lowercase hex digits.
public record Digest(String text) implements Comparable<Digest> {

    private static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    public Digest {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a digest: '%s'".formatted(text));
        }
    }

    public static Optional<Digest> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Digest(text)) : Optional.empty();
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
