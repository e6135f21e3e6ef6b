package dev.fairway.core.secret;

import java.util.Set;
import java.util.regex.Pattern;

/// Texts that are secrets whatever their key is called.
final class SecretShape {

    private static final int MIN_LENGTH = 8;

    /// Beyond this only the first part is looked at: shapes that matter stand early.
    private static final int MAX_LENGTH = 1 << 16;

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");

    private static final Pattern KNOWN_TOKEN = Pattern.compile("(?:"
            + "(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])"
            + "|gh[opusr]_[A-Za-z0-9]{30,255}|github_pat_\\w{22,255}"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,255}|xapp-[A-Za-z0-9-]{10,255}"
            + "|gl(?:pat|dt|rt|ptt|agent)-[\\w-]{20,255}"
            + "|[sr]k_(?:live|test)_[A-Za-z0-9]{10,255}|whsec_[A-Za-z0-9]{16,255}"
            + "|(?<![\\w-])eyJ[\\w-]{8,2048}+\\.[\\w-]{8,8192}+\\.[\\w-]{0,4096}"
            + "|AIza[\\w-]{35}|ya29\\.[\\w-]{20,1024}|GOCSPX-[\\w-]{20,64}"
            + "|SG\\.[\\w-]{16,64}\\.[\\w-]{16,128}|npm_[A-Za-z0-9]{30,64}|dop_v1_[a-f0-9]{64}"
            + "|hv[sbr]\\.[\\w-]{20,255}|AGE-SECRET-KEY-1[0-9A-Z]{20,255}|sk-[A-Za-z0-9_-]{20,255}"
            + "|PMAK-[a-f0-9-]{30,80}|NRAK-[A-Z0-9]{20,64}|dapi[a-f0-9]{32}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}"
            + "|key-[0-9a-f]{32}|pypi-[\\w-]{50,255}|EAACEdEose0cBA[0-9A-Za-z]{8,255})");

    /// The first two letters of every known token: only where they stand is it worth to look.
    private static final Set<String> TOKEN_STARTS = Set.of("""
        AK AS gh gi xo xa gl sk rk wh ey AI ya GO SG np do hv AG PM NR da sh ke py EA\
        """.strip().split(" "));
    private static final String TOKEN_LETTERS = "AgxsrweyGSndhPNkpE";
    private static final int LEAST_TOKEN = 14;

    private static final Pattern WEBHOOK =
            Pattern.compile("hooks\\.slack\\.com/(?:services|workflows)/\\w+|discord(?:app)?\\.com/api/webhooks/\\d+/|"
                    + "\\.webhook\\.office\\.com/|outlook\\.office\\.com/webhook/|api\\.telegram\\.org/bot\\d+:");

    private static final Pattern BEARER =
            Pattern.compile("(?i)(?:bearer|basic|token)\\s{1,4}([A-Za-z0-9+/=._~-]{12,4096})");

    private static final Pattern PASSWORD_HASH =
            Pattern.compile("\\$(?:2[abxy]?|argon2\\w{1,2}|apr1|[156]|pbkdf2\\w{0,12}|scrypt)\\$[^\\s]{8,512}"
                    + "|\\{S?SHA\\d{0,3}}\\S{16,256}");

    private static final Pattern USER_INFO = Pattern.compile("://([^\\s/?#@:]{0,256})(?::([^\\s/?#]{0,1024}))?@[^\\s]");

    private SecretShape() {}

    static boolean matches(String text) {
        if (text.length() < MIN_LENGTH) {
            return false;
        }
        var start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        return hasWordShape(start)
                || PasswordPlaces.anyIn(start)
                || BEARER.matcher(start).matches();
    }

    /// The shapes that need no blank.
    static boolean hasWordShape(String word) {
        return hasKnownToken(word)
                || (word.indexOf('@') > 0 && word.contains("://") && hasPasswordInUrl(word))
                || (word.indexOf('/') > 0 && WEBHOOK.matcher(word).find())
                || hasPasswordHash(word);
    }

    static boolean hasKnownToken(String text) {
        return (text.startsWith("-----BEGIN", Math.max(0, text.indexOf("-----")))
                        && PRIVATE_KEY.matcher(text).find())
                || hasToken(text)
                || EncodedPem.isPrivateKey(text);
    }

    /// Looks only where a known token may begin: a search over every place costs most of the reading of a large file.
    private static boolean hasToken(String text) {
        var matcher = KNOWN_TOKEN.matcher(text).useTransparentBounds(true);
        for (var i = 0; i <= text.length() - LEAST_TOKEN; i++) {
            if (TOKEN_LETTERS.indexOf(text.charAt(i)) >= 0
                    && !isLetterOrDigit(text, i - 1)
                    && TOKEN_STARTS.contains(text.substring(i, i + 2))
                    && matcher.region(i, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
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
                || (text.indexOf(":$") > 0
                        && PASSWORD_HASH
                                .matcher(text.substring(text.indexOf(":$") + 1))
                                .matches());
    }

    private static boolean hasPasswordInUrl(String text) {
        for (var at = text.indexOf("://", 1); at > 0; at = text.indexOf("://", at + 1)) {
            var matcher = USER_INFO.matcher(text).region(at, text.length());
            if (isLetterOrDigit(text, at - 1) && matcher.lookingAt()) {
                var password = matcher.group(2);
                if (password == null ? isKeyAsUser(matcher.group(1)) : PasswordPlaces.isReal(password)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// `https://9f86d081884c7d65@errors.example.com/4`: a key in the place of the user.
    private static boolean isKeyAsUser(String user) {
        return user.length() >= 16 && user.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
