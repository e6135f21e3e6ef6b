package dev.fairway.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Users with a password, and keys in the place of users, before the host of a URL.
final class UrlCredentials {

    private static final Pattern USER_INFO =
            Pattern.compile("://([^\\s/?#@:]{0,256})(?::((?!\\d{1,5}[/,;|])[^\\s?#\"'<>]{0,1024}?))?@[^\\s]");

    private static final int SHORTEST_HEX = 16;
    private static final int SHORTEST_KEY = 24;

    private UrlCredentials() {}

    static boolean areIn(String text) {
        return !in(text).isEmpty();
    }

    /// The passwords, and the keys in the place of users.
    static List<SecretPart> in(String text) {
        var parts = new ArrayList<SecretPart>();
        for (var at = text.indexOf("://", 1); at > 0; at = text.indexOf("://", at + 1)) {
            var matcher = USER_INFO.matcher(text).region(at, text.length());
            if (SecretShape.isLetterOrDigit(text, at - 1) && matcher.lookingAt()) {
                var password = matcher.group(2);
                if (password == null ? isKey(matcher.group(1)) : PasswordPlaces.isReal(password)) {
                    var group = password == null ? 1 : 2;
                    parts.add(new SecretPart(matcher.start(group), matcher.end(group)));
                }
            }
        }
        return parts;
    }

    /// `https://9f86d081884c7d65@errors.example.com/4`: a key in the place of the user.
    private static boolean isKey(String user) {
        return (user.length() >= SHORTEST_HEX && user.chars().allMatch(c -> Character.digit(c, 16) >= 0))
                || (user.length() >= SHORTEST_KEY && Randomness.looksRandom(user))
                || GeneratedText.is(user);
    }

    /// `https://key@host`: what stands before the host of a DSN is a key, however short.
    static boolean hasUser(String text) {
        var start = text.indexOf("://");
        var end = text.indexOf('@');
        return text.startsWith("http") && start > 0 && end > start + 3 && text.indexOf('/', start + 3) > end;
    }
}
