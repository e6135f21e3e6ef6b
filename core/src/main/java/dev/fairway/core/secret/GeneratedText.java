package dev.fairway.core.secret;

import java.util.regex.Pattern;

/// Whether a text was probably generated, or made up as a password is, and not chosen as a name: for keys that leave
/// it open whether a secret stands below them.
final class GeneratedText {

    private static final int MAX_LENGTH = 512;
    private static final int SHORTEST_HEX = 16;
    private static final int SHORTEST_MIX = 12;

    /// How often letters and digits take turns: `UserProfile2024` does it once.
    private static final int LEAST_TURNS = 3;

    private static final Pattern PIECE_END = Pattern.compile("[=;,\\s]+");
    private static final Pattern OF_ONE_WORD = Pattern.compile("[A-Za-z0-9_+!#$%^&*?~-]+");

    /// Identifiers and times.
    private static final Pattern PUBLIC = Pattern.compile(
            "(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}" + "|\\d{8}T\\d{4,6}Z?|(?:sha\\d{1,3}|md5)[:=-].*");

    /// Twelve to 24 short words, from which a wallet's keys are made.
    private static final Pattern PHRASE =
            Pattern.compile("[a-z]{3,8}(?:(?: [a-z]{3,8}){3}){3,7} [a-z]{3,8} [a-z]{3,8}");

    private GeneratedText() {}

    static boolean is(String text) {
        if (text.length() < SHORTEST_MIX
                || text.length() > MAX_LENGTH
                || PUBLIC.matcher(text).matches()) {
            return false;
        }
        if (PHRASE.matcher(text).matches()) {
            return true;
        }
        return PIECE_END
                .splitAsStream(text)
                .anyMatch(piece -> OF_ONE_WORD.matcher(piece).matches() && hasGeneratedRun(piece));
    }

    private static boolean hasGeneratedRun(String piece) {
        var start = 0;
        for (var i = 0; i <= piece.length(); i++) {
            if (!SecretShape.isLetterOrDigit(piece, i < piece.length() ? i : -1)) {
                if (isGenerated(piece.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isGenerated(String run) {
        var turns = 0;
        var isHex = true;
        for (var i = 0; i < run.length(); i++) {
            turns += i > 0 && isDigit(run.charAt(i)) != isDigit(run.charAt(i - 1)) ? 1 : 0;
            isHex &= Character.digit(run.charAt(i), 16) >= 0;
        }
        return run.length() >= (isHex ? SHORTEST_HEX : SHORTEST_MIX) && turns >= LEAST_TURNS;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
