package dev.fairway.core.secret;

import dev.fairway.core.meaning.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places where tools take passwords within a longer text: connection strings, flags, headers, queries.
final class PasswordPlaces {

    private static final Pattern KEY = Pattern.compile("(?i).*(?:password|passwd)|(?:.*[_.-])?(?:pwd|pw|accountkey"
            + "|sharedaccesskey|sharedsecret|client[_-]?secret|access[_-]?token|api[_-]?key|auth[_-]?token"
            + "|secret[_-]?key|sas[_-]?token|sig)");

    private static final Pattern PASSWORD_KEY = Pattern.compile("(?i).*(?:password|passwd)|pwd");
    private static final Pattern ASSIGNED = Pattern.compile("\\s{0,4}([^\\s;&,'\"]{1,1024})");
    private static final Pattern NAMED = Pattern.compile("[ \\t]{1,4}[\"']?([^\\s,;{}\"'\\[\\]]{4,1024})");
    private static final int LONGEST_KEY = 64;
    private static final int MOST_BLANKS = 4;

    private static final Pattern FLAG = Pattern.compile(
            "(?i)--?[\\w-]{0,40}(?:password|passwd|token|secret|api-?key)[ \\t]{1,4}([^\\s-]\\S{0,1024})");

    private static final Pattern HEADER = Pattern.compile(
            "(?i)authorization[\"']?\\s{0,4}[:=]?\\s{0,4}(?:\\\\{0,7}[\"'])?(?:bearer|basic|token)\\s{1,4}"
                    + "([A-Za-z0-9+/=._~-]{4,4096})");

    private static final Pattern QUERY =
            Pattern.compile("(?i)[?&](?:token|secret|api-?key|auth|auth-?key)=([^\\s&#\"']{4,1024})");

    /// What is called a key or a code may be a word; a long one is none.
    private static final Pattern LONG_QUERY = Pattern.compile("(?i)[?&](?:key|code)=([^\\s&#\"']{20,1024})");

    private static final Pattern ORACLE = Pattern.compile("jdbc:oracle:\\w{1,10}:[\\w$#]{1,64}/([^\\s@/]{1,256})@");

    private static final Pattern GO = Pattern.compile("(?<![\\w.-])[\\w.-]{1,64}:([^\\s:@/]{1,256})@(?:tcp|unix)\\(");

    private static final Pattern CURL =
            Pattern.compile("\\bcurl\\s[^\\n]{0,400}?(?<=\\s)(?:-u|--user|--proxy-user)[ =]{0,4}"
                    + "[\"']?[^\\s:\"']{1,64}:([^\\s\"']{1,256})");

    private static final Pattern CLIENT = Pattern.compile("\\b(?:redis-cli\\s[^\\n]{0,300}?(?<=\\s)-a\\s{1,4}"
            + "|(?:mysql|mysqldump|mysqladmin|mariadb)\\s[^\\n]{0,300}?(?<=\\s)-p)([^\\s\"'-][^\\s\"']{2,255})");

    private PasswordPlaces() {}

    static boolean anyIn(String text) {
        return !in(text).isEmpty();
    }

    /// The passwords of a text, in no order; some may be found twice.
    ///
    /// Looks only where one may stand: a search over every place costs most of the reading of a large file.
    static List<SecretPart> in(String text) {
        var parts = new ArrayList<SecretPart>();
        for (var at = text.indexOf('='); at > 0; at = text.indexOf('=', at + 1)) {
            if (KEY.matcher(wordBefore(text, at)).matches()) {
                take(ASSIGNED, text, at + 1, parts);
            }
        }
        if (text.indexOf('?') >= 0) {
            collect(QUERY, text, parts);
            collect(LONG_QUERY, text, parts);
        }
        if (text.indexOf(' ') > 0) {
            inSentence(text, parts);
        }
        if (text.contains("@tcp(") || text.contains("@unix(")) {
            collect(GO, text, parts);
        }
        if (text.contains("jdbc:oracle:")) {
            collect(ORACLE, text, parts);
        }
        return parts;
    }

    private static void inSentence(String text, List<SecretPart> parts) {
        for (var at = text.indexOf(": "); at > 0; at = text.indexOf(": ", at + 1)) {
            var end = "\"'".indexOf(text.charAt(at - 1)) < 0 ? at : at - 1;
            if (PASSWORD_KEY.matcher(wordBefore(text, end)).matches()) {
                take(NAMED, text, at + 1, parts);
            }
        }
        for (var at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
            if (at == 0 || !isOfWord(text, at - 1)) {
                take(FLAG, text, at, parts);
            }
        }
        if (text.contains("curl ")) {
            collect(CURL, text, parts);
        }
        if (text.contains("redis-cli ") || text.contains("mysql") || text.contains("mariadb ")) {
            collect(CLIENT, text, parts);
        }
        if (text.contains("uthorization")) {
            collect(HEADER, text, parts);
        }
    }

    private static String wordBefore(String text, int at) {
        var end = at;
        while (end > 0 && at - end < MOST_BLANKS && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var start = end;
        while (start > 0 && end - start < LONGEST_KEY && (text.charAt(start - 1) == '.' || isOfWord(text, start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean isOfWord(String text, int at) {
        var c = text.charAt(at);
        return c == '-' || c == '_' || SecretShape.isLetterOrDigit(text, at);
    }

    private static void take(Pattern pattern, String text, int at, List<SecretPart> parts) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt() && isReal(matcher)) {
            parts.add(new SecretPart(matcher.start(1), matcher.end(1)));
        }
    }

    private static void collect(Pattern pattern, String text, List<SecretPart> parts) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isReal(matcher)) {
                parts.add(new SecretPart(matcher.start(1), matcher.end(1)));
            }
        }
    }

    private static boolean isReal(Matcher matcher) {
        return isReal(matcher.group(1));
    }

    /// Whether a text that stands where a password would is one.
    static boolean isReal(String password) {
        return !password.isEmpty()
                && !password.startsWith("${")
                && !password.startsWith("{{")
                && !password.startsWith("$(")
                && !password.startsWith("((")
                && !password.startsWith("<")
                && !Switch.is(password)
                && !NotSecret.isReference(password)
                && !NotSecret.isPlaceholder(password);
    }
}
