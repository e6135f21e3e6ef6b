package dev.fairway.core.secret;

import java.util.regex.Pattern;

/// Texts that are secrets whatever their key is called.
final class SecretShape {

    private static final int MIN_LENGTH = 8;

    /// Longer texts are looked at in parts, each of which begins within the one before it.
    private static final int MAX_LENGTH = 1 << 16;

    private static final int OVERLAP = 1 << 12;

    private static final Pattern WEBHOOK =
            Pattern.compile("hooks\\.slack\\.com/(?:services|workflows)/\\w+|discord(?:app)?\\.com/api/webhooks/\\d+/|"
                    + "\\.webhook\\.office\\.com/|outlook\\.office\\.com/webhook/|api\\.telegram\\.org/bot\\d+:"
                    + "|events\\.pagerduty\\.com/integration/\\w|hooks\\.zapier\\.com/hooks/catch/\\d");

    private static final Pattern PASSWORD_HASH =
            Pattern.compile("\\$(?:2[abxy]?|argon2\\w{1,2}|apr1|[156]|pbkdf2\\w{0,12}|scrypt)\\$[^\\s]{8,512}"
                    + "|\\{S?SHA\\d{0,3}}\\S{16,256}");

    private SecretShape() {}

    static boolean matches(String text) {
        if (text.length() < MIN_LENGTH) {
            return false;
        }
        for (var start = 0; start + MAX_LENGTH < text.length(); start += MAX_LENGTH - OVERLAP) {
            if (isSecret(text.substring(start, start + MAX_LENGTH))) {
                return true;
            }
        }
        return isSecret(text.substring(text.length() - Math.min(text.length(), MAX_LENGTH)));
    }

    private static boolean isSecret(String text) {
        return hasWordShape(text) || PasswordPlaces.anyIn(text) || HeaderValue.isSecret(text);
    }

    /// The shapes that need no blank.
    static boolean hasWordShape(String word) {
        return KnownToken.isIn(word)
                || (word.indexOf('@', 1) > 0 && word.contains("://") && UrlCredentials.areIn(word))
                || (word.indexOf('/', 1) > 0 && WEBHOOK.matcher(word).find())
                || hasPasswordHash(word);
    }

    static boolean isLetterOrDigit(String text, int at) {
        if (at < 0) {
            return false;
        }
        var c = text.charAt(at);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean hasPasswordHash(String text) {
        var first = text.charAt(0);
        return ((first == '$' || first == '{') && PASSWORD_HASH.matcher(text).matches())
                || (text.indexOf(":$") >= 0
                        && PASSWORD_HASH
                                .matcher(text.substring(text.indexOf(":$") + 1))
                                .matches());
    }
}
