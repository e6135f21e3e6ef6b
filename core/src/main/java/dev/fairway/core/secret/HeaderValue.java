package dev.fairway.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Values of the header that lets somebody in: `Basic dXNlcjpwYXNz`, `Bearer abc`.
final class HeaderValue {

    private static final Pattern BASIC = Pattern.compile("(?i)basic\\s{1,4}([A-Za-z0-9+/]{4,4096}+={0,2})");

    private static final Pattern BEARER =
            Pattern.compile("(?i)(?:bearer|token|apikey|api-key)\\s{1,4}([A-Za-z0-9+/=._~-]{12,4096})");

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+");

    private HeaderValue() {}

    static boolean isSecret(String text) {
        var basic = BASIC.matcher(text);
        if (basic.matches()) {
            return isUserWithPassword(basic.group(1));
        }
        var bearer = BEARER.matcher(text);
        return bearer.matches() && !WORD.matcher(bearer.group(1)).matches();
    }

    /// `Basic Subscription` is base64, too, but not of a text with a colon.
    private static boolean isUserWithPassword(String base64) {
        try {
            var text = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return text.indexOf(':') >= 0 && text.chars().allMatch(c -> c >= ' ' && c < 127);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
