package dev.fairway.core.secret;

import java.util.regex.Pattern;

/// Whether a text looks drawn at random, as generated secrets do and names do not.
final class Randomness {

    static final double MIN_BITS = 4.0;
    static final double MIN_BITS_OF_HEX = 3.3;
    static final int MIN_LENGTH = 20;
    static final int MAX_LENGTH = 512;

    /// Of neighbouring characters, the share that change between upper case, lower case and digit: words change
    /// seldom.
    private static final double MIN_CHANGES = 0.35;

    private static final int MIN_DIGITS = 2;
    private static final int MIN_CHUNK = 14;

    /// Digests, public keys and identifiers that look random and are public.
    private static final Pattern PUBLIC = Pattern.compile(
            "(?i)(?:sha\\d{1,3}|md5|h1)[:=-].*|AAAA[BCE]3Nza.*|pk_(?:live|test)_.*|.*\\.apps\\.googleusercontent\\.com"
                    + "|(?:[a-z][a-z0-9+.-]*:)?//.*|arn:.*|[^@]+@sha256:.*|[\\w.-]+\\.[a-z]{2,24}(?::\\d+)?(?:/.*)?");

    private Randomness() {}

    static boolean looksRandom(String text) {
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH || EncodedPem.isPublic(text)) {
            return false;
        }
        if (isHexOfNoDigest(text)) {
            return true;
        }
        var start = 0;
        for (var i = 0; i <= text.length(); i++) {
            if (i < text.length() && !isAllowed(text.charAt(i))) {
                return false;
            }
            if (i == text.length() || isSeparator(text.charAt(i))) {
                if (isMixed(text, start, i)
                        && bits(text) >= MIN_BITS
                        && !PUBLIC.matcher(text).matches()) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isAllowed(char c) {
        return c > ' ' && c < 127 && "{}()<>[]\"'`\\|;,*".indexOf(c) < 0;
    }

    private static boolean isSeparator(char c) {
        return "-_.:@/".indexOf(c) >= 0;
    }

    private static boolean isMixed(String text, int start, int end) {
        if (end - start < MIN_CHUNK) {
            return false;
        }
        var digits = 0;
        var changes = 0;
        var isHex = true;
        for (var i = start; i < end; i++) {
            var c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            changes += i > start && kind(c) != kind(text.charAt(i - 1)) ? 1 : 0;
            isHex &= Character.digit(c, 16) >= 0;
        }
        return !isHex && digits >= MIN_DIGITS && digits < end - start && changes >= MIN_CHANGES * (end - start - 1);
    }

    /// Hexadecimal text that is longer than a commit's id and as long as no digest that is in use.
    private static boolean isHexOfNoDigest(String text) {
        return switch (text.length()) {
            case 56, 64, 96, 128 -> false;
            default ->
                text.length() > 40
                        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0)
                        && text.chars().anyMatch(Character::isLetter)
                        && bits(text) >= MIN_BITS_OF_HEX;
        };
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return 0;
        }
        if (c >= 'A' && c <= 'Z') {
            return 1;
        }
        return c >= '0' && c <= '9' ? 2 : 3;
    }

    /// Shannon entropy of the text's own characters, in bits a character.
    static double bits(String text) {
        var counts = new int[128];
        var others = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 128) {
                counts[c]++;
            } else {
                others++;
            }
        }
        var bits = term(others, text.length());
        for (var count : counts) {
            bits += term(count, text.length());
        }
        return bits;
    }

    private static double term(int count, int length) {
        if (count == 0) {
            return 0;
        }
        var share = (double) count / length;
        return -share * Math.log(share) / Math.log(2);
    }
}
