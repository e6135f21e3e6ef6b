package dev.fairway.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Private keys that sign notes, as Go's `note` package writes them: those of logs, ours among them, and of witnesses.
final class SignerKey {

    private static final String BEGIN = "PRIVATE+KEY+";

    /// `BEGIN` in base64, as it stands in Kubernetes; what follows is the name.
    private static final String ENCODED = "UFJJVkFURStLRVkr";

    /// Of the shortest key, a good part: it may be cut, or go on in the next line.
    private static final Pattern KEY =
            Pattern.compile("PRIVATE\\+KEY\\+[^\\s+]{1,1024}+\\+[0-9A-Fa-f]{8}\\+[A-Za-z0-9+/_=-]{20,8192}+");

    /// `BEGIN` as it stands in an address.
    private static final String ESCAPED = "PRIVATE%2";

    private static final Pattern ESCAPED_KEY =
            Pattern.compile("PRIVATE%2[Bb]KEY%2[Bb](?:(?!%2[Bb])[^\\s+]){1,1024}+%2[Bb]"
                    + "[0-9A-Fa-f]{8}%2[Bb](?:[A-Za-z0-9/_=-]|%2[BbFf]|%3[Dd]){20,8192}+");

    private SignerKey() {}

    static boolean isIn(String text) {
        return !in(text).isEmpty() || text.startsWith(ENCODED);
    }

    /// Where they stand. A name may hold what no other token does, such as a comma.
    static List<SecretPart> in(String text) {
        var parts = new ArrayList<SecretPart>();
        find(text, BEGIN, KEY, parts);
        find(text, ESCAPED, ESCAPED_KEY, parts);
        return parts;
    }

    /// @param begin without which there is none
    private static void find(String text, String begin, Pattern key, List<SecretPart> parts) {
        if (text.contains(begin)) {
            var matcher = key.matcher(text);
            while (matcher.find()) {
                parts.add(new SecretPart(matcher.start(), matcher.end()));
            }
        }
    }
}
