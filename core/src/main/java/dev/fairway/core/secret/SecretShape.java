package dev.fairway.core.secret;

import java.util.regex.Pattern;

/// Texts that are secrets whatever their key is called.
final class SecretShape {

    private static final int MIN_LENGTH = 8;

    /// Beyond this only the first part is looked at: shapes that matter stand early.
    private static final int MAX_LENGTH = 1 << 16;

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");

    private static final Pattern KNOWN_TOKEN = Pattern.compile("(?<![A-Za-z0-9])(?:"
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

    private static final Pattern WEBHOOK =
            Pattern.compile("hooks\\.slack\\.com/(?:services|workflows)/\\w+|discord(?:app)?\\.com/api/webhooks/\\d+/|"
                    + "\\.webhook\\.office\\.com/|outlook\\.office\\.com/webhook/|api\\.telegram\\.org/bot\\d+:");

    private static final String CONNECTION_KEYS = "password|passwd|pwd|accountkey|sharedaccesskey|sharedsecret"
            + "|client_?secret|access_?token|api_?key|auth_?token|secret_?key|sas_?token|sig";

    private static final Pattern CONNECTION =
            Pattern.compile("(?i)(?<![A-Za-z0-9])(?:" + CONNECTION_KEYS + ")\\s{0,4}=\\s{0,4}([^\\s;&,'\"]{1,1024})");

    private static final Pattern FLAG =
            Pattern.compile("(?i)(?<![\\w-])--?[\\w-]{0,40}(?:password|passwd|token|secret|api-?key)"
                    + "[ \\t]{1,4}([^\\s-]\\S{0,1024})");

    private static final Pattern BEARER =
            Pattern.compile("(?i)(?:bearer|basic|token)\\s{1,4}([A-Za-z0-9+/=._~-]{12,4096})");

    private static final Pattern PASSWORD_HASH =
            Pattern.compile("\\$(?:2[abxy]?|argon2\\w{1,2}|apr1|[156]|pbkdf2\\w{0,12}|scrypt)\\$[^\\s]{8,512}"
                    + "|\\{S?SHA\\d{0,3}}\\S{16,256}");

    private static final Pattern USER_INFO =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,40}://([^\\s/?#@:]{0,256})(?::([^\\s/?#]{0,1024}))?@[^\\s]");

    private SecretShape() {}

    static boolean matches(String text) {
        if (text.length() < MIN_LENGTH) {
            return false;
        }
        var start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        return hasKnownToken(start)
                || (start.indexOf('@') > 0 && hasPasswordInUrl(start))
                || (start.indexOf('=') > 0 && hasRealPassword(CONNECTION, start))
                || (start.indexOf('-') >= 0 && start.indexOf(' ') > 0 && hasRealPassword(FLAG, start))
                || (start.indexOf('/') > 0 && WEBHOOK.matcher(start).find())
                || hasPasswordHash(start)
                || BEARER.matcher(start).matches();
    }

    private static boolean hasKnownToken(String text) {
        return (text.startsWith("-----BEGIN", Math.max(0, text.indexOf("-----")))
                        && PRIVATE_KEY.matcher(text).find())
                || (mayHoldToken(text) && KNOWN_TOKEN.matcher(text).find())
                || EncodedPem.isPrivateKey(text);
    }

    /// Cheap test before the expensive one: every known token has a digit or a long run of letters, and 14 characters
    /// at least.
    private static boolean mayHoldToken(String text) {
        if (text.length() < 14) {
            return false;
        }
        var run = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            run = c > ' ' && c < 127 ? run + 1 : 0;
            if (run >= 14) {
                return true;
            }
        }
        return false;
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
        var matcher = USER_INFO.matcher(text);
        while (matcher.find()) {
            var password = matcher.group(2);
            var user = matcher.group(1);
            if (password == null ? isKeyAsUser(user) : isRealPassword(password)) {
                return true;
            }
        }
        return false;
    }

    /// `https://9f86d081884c7d65@errors.example.com/4`: a key in the place of the user.
    private static boolean isKeyAsUser(String user) {
        return user.length() >= 16 && user.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static boolean hasRealPassword(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isRealPassword(matcher.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRealPassword(String password) {
        return !password.isEmpty()
                && !password.startsWith("${")
                && !password.startsWith("{{")
                && !password.startsWith("$(")
                && !password.startsWith("((")
                && !password.startsWith("<")
                && !NotSecret.isReference(password)
                && !NotSecret.isPlaceholder(password);
    }
}
