package dev.fairway.core.secret;

import dev.fairway.core.meaning.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places where tools take passwords within a longer text: connection strings, flags, headers, queries.
final class PasswordPlaces {

    /// Keys that are remembered: a hostile text has another one each time.
    private static final int MOST_KEYS = 1_000;

    private static final Pattern KEY = Pattern.compile("(?i).*(?:password|passwd)|(?:.*[_.-])?(?:pwd|pw|accountkey"
            + "|sharedaccesskey|sharedsecret|client[_-]?secret|access[_-]?token|api[_-]?key|auth[_-]?token"
            + "|secret[_-]?key|sas[_-]?token|sig|instrumentationkey)");

    private static final Pattern PASSWORD_KEY = Pattern.compile("(?i).*(?:password|passwd)|pwd");
    private static final Pattern ASSIGNED = Pattern.compile("\\s{0,4}([^\\s;&,'\"]{1,1024})");
    private static final Pattern NAMED = Pattern.compile("[ \\t]{1,4}[\"']?([^\\s,;{}\"'\\[\\]]{4,1024})");
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_USER = 64;
    private static final int LONGEST_PASSWORD = 256;
    private static final int LONGEST_HOST = 260;
    private static final int MOST_BLANKS = 4;

    private static final Pattern QUOTED = Pattern.compile("\\s{0,4}[\"']([^\"'\\n]{1,1024})[\"']");

    private static final Pattern FLAG =
            Pattern.compile("--?(?<key>[A-Za-z][\\w-]{1,60})[ \\t]{1,4}[\"']?([^\\s\"'-][^\\s\"']{0,1024})");

    private static final Pattern HEADER =
            Pattern.compile("(?i)authorization[\"']?\\s{0,4}[:=]?\\s{0,4}(?:\\\\{0,7}[\"'])?"
                    + "(?:bearer|basic|token|apikey)(?:\\s{1,4}|%20)([A-Za-z0-9+/=._~-]{4,4096})");

    private static final Pattern KEY_HEADER = Pattern.compile(
            "(?i)(?:.*\\.)?(?:x-[a-z-]{0,40}(?:key|token|secret|auth)|private-token|api-?key" + "|x-honeycomb-team)");

    private static final Pattern OF_HEADER = Pattern.compile("[ \\t]{0,4}([^\\s\"',;]{4,1024})");

    private static final Pattern COOKIE_HEADER = Pattern.compile("(?i)(?:.*\\.)?(?:set-)?cookie");

    private static final Pattern OF_COOKIE = Pattern.compile(" [\\w.-]{1,64}=([^\\s\"',;]{4,1024})");

    private static final Pattern QUERY = Pattern.compile(
            "(?i)[?&](?:token|secret|api-?key|auth|auth-?key|[\\w-]{0,20}signature)=([^\\s&#\"']{4,1024})");

    /// What is called a key or a code may be a word; a long one is none.
    private static final Pattern LONG_QUERY = Pattern.compile("(?i)[?&](?:key|code)=([^\\s&#\"']{20,1024})");

    private static final Pattern ORACLE =
            Pattern.compile("(?:jdbc:oracle:\\w{1,10}:(?=[^@]{1,300}@)|(?<![\\w/])(?=[^@]{1,300}@//))"
                    + "[\\w$#]{1,64}/\"?([^\\s@/\"]{1,256})\"?@");

    /// `app:hunter2@db:3306`, in a list of such, too.
    private static final Pattern BEFORE_HOST =
            Pattern.compile("(?<![\\w.:/@%+-])(?<user>[A-Za-z][\\w.%+-]{0,63}):([^\\s:@/\"'<>]{1,256})"
                    + "@(?!sha\\d|v?\\d+(?:\\.|\\b(?!:)))[\\w.-]{1,255}+(?<more>[:/(])?");

    /// What stands before a colon in names of people and packages.
    private static final Set<String> NO_USERS = Set.of("""
        user group serviceaccount domain deleted mailto acct sip sips xmpp email principal npm git ssh docker oci
        maven workspace patch\
        """.split("\\s+"));

    /// What stands before a colon in names of many people, if a word follows.
    private static final Set<String> MANY = Set.of("team", "role", "list", "channel", "crew", "squad");

    private static final Pattern WORD = Pattern.compile("[a-z]+(?:[.-][a-z]+)*+");

    /// `.pgpass` and `.netrc`: the password is known by its place. `sun:03:00-sun:04:00` is a window of time.
    private static final Pattern PGPASS =
            Pattern.compile("(?m)^[ \\t]{0,64}(?!\\w{3,9}:\\d\\d:\\d\\d-\\w{3,9}:\\d\\d:\\d\\d\\b)"
                    + "[\\w.*-]{1,255}:(?:\\d{2,5}|\\*):[\\w.*-]{1,64}:[\\w.*-]{1,64}:([^\\s:]{1,256})[ \\t]*$");

    private PasswordPlaces() {}

    static boolean anyIn(String text) {
        return !in(text).isEmpty();
    }

    /// The passwords of a text, in no order; some may be found twice.
    ///
    /// Looks only where one may stand: a search over every place costs most of the reading of a large file.
    /// What the first character separates has nothing before it.
    static List<SecretPart> in(String text) {
        var parts = new ArrayList<SecretPart>();
        collectAssigned(text, parts);
        if (text.indexOf('?') >= 0) {
            collect(QUERY, text, parts);
            collect(LONG_QUERY, text, parts);
        }
        if (text.indexOf('@', 1) > 0) {
            collectBeforeHosts(text, parts);
        }
        if (text.indexOf(':', 1) > 0) {
            collect(PGPASS, text, parts);
        }
        if (text.indexOf(' ') >= 0) {
            inSentence(text, parts);
        } else {
            CommandPasswords.collectJoined(text, parts);
        }
        if (text.contains("uthorization") || text.contains("UTHORIZATION")) {
            collect(HEADER, text, parts);
        }
        return parts;
    }

    private static void inSentence(String text, List<SecretPart> parts) {
        for (var at = text.indexOf(':', 1); at > 0; at = text.indexOf(':', at + 1)) {
            takeNamed(text, at, parts);
        }
        for (var at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
            if (at == 0 || !isOfWord(text, at - 1)) {
                takeFlag(text, at, parts);
            }
        }
        CommandPasswords.collect(text, parts);
    }

    private static void takeNamed(String text, int colon, List<SecretPart> parts) {
        var name = wordBefore(text, colon);
        if (text.startsWith(": ", colon)) {
            var quoted = "\"'".indexOf(text.charAt(colon - 1)) >= 0;
            if (PASSWORD_KEY
                    .matcher(quoted ? wordBefore(text, colon - 1) : name)
                    .matches()) {
                take(NAMED, text, colon + 1, parts);
            }
            if (COOKIE_HEADER.matcher(name).matches()) {
                take(OF_COOKIE, text, colon + 1, parts);
            }
        }
        if (KEY_HEADER.matcher(name).matches()) {
            take(OF_HEADER, text, colon + 1, parts);
        }
    }

    /// What is assigned in one text is mostly assigned to the same few keys.
    private static void collectAssigned(String text, List<SecretPart> parts) {
        var at = text.indexOf('=', 1);
        if (at < 0) {
            return;
        }
        var known = new HashMap<String, Assigned>();
        for (; at > 0; at = text.indexOf('=', at + 1)) {
            if (known.size() > MOST_KEYS) {
                known.clear();
            }
            takeAssigned(text, at, known.computeIfAbsent(wordBefore(text, at), Assigned::of), parts);
        }
    }

    /// What a key says of the text after its `=`.
    ///
    /// @param names whether it is the key of a secret
    private record Assigned(KeyMeaning meaning, boolean names) {

        static Assigned of(String key) {
            var meaning = KeyMeaning.of(key);
            return new Assigned(meaning, KEY.matcher(key).matches() || meaning.names());
        }
    }

    private static void takeAssigned(String text, int equals, Assigned key, List<SecretPart> parts) {
        if (key.names()) {
            var matcher = QUOTED.matcher(text).region(equals + 1, text.length());
            var found = matcher.lookingAt() ? matcher : ASSIGNED.matcher(text).region(equals + 1, text.length());
            if (found.lookingAt() && (key.meaning() == KeyMeaning.PASSWORD || !isNumber(found.group(1)))) {
                add(found, parts);
            }
        }
    }

    private static void takeFlag(String text, int at, List<SecretPart> parts) {
        var matcher = FLAG.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            var meaning = KeyMeaning.of(matcher.group("key"));
            if (meaning == KeyMeaning.PASSWORD || (meaning == KeyMeaning.SECRET && !isNumber(matcher.group(2)))) {
                add(matcher.group(2), matcher.start(2), parts);
            }
        }
    }

    private static void collectBeforeHosts(String text, List<SecretPart> parts) {
        if (text.contains("@//") || text.contains("jdbc:oracle:")) {
            collect(ORACLE, text, parts);
        }
        var matcher = BEFORE_HOST.matcher(text).useTransparentBounds(true);
        var from = 0;
        for (var at = text.indexOf('@', 1); at > 0; at = text.indexOf('@', Math.max(at + 1, from))) {
            var colon = colonBefore(text, at);
            if (colon <= from) {
                continue;
            }
            matcher.region(Math.max(from, colon - LONGEST_USER), Math.min(text.length(), at + LONGEST_HOST));
            // what begins behind this one belongs to another
            if (matcher.find() && matcher.start() < at) {
                from = matcher.end();
                if (matcher.group("more") != null || !isNobody(matcher.group("user"), matcher.group(2))) {
                    add(matcher.group(2), matcher.start(2), parts);
                }
            }
        }
    }

    /// Where the colon before a password stands that ends here; else -1.
    private static int colonBefore(String text, int at) {
        for (var i = at - 1; i >= 0 && at - i <= LONGEST_PASSWORD + 1; i--) {
            var c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            if ("@ \t\n\r".indexOf(c) >= 0) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isNobody(String user, String password) {
        var name = user.toLowerCase(Locale.ROOT);
        return NO_USERS.contains(name)
                || (MANY.contains(name) && WORD.matcher(password).matches());
    }

    static boolean isNumber(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
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
        if (matcher.lookingAt()) {
            add(matcher, parts);
        }
    }

    /// Adds what a pattern's first group finds, wherever it does.
    static void collect(Pattern pattern, String text, List<SecretPart> parts) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            add(matcher, parts);
        }
    }

    private static void add(Matcher matcher, List<SecretPart> parts) {
        add(matcher.group(1), matcher.start(1), parts);
    }

    private static void add(String password, int start, List<SecretPart> parts) {
        if (isReal(password)) {
            parts.add(new SecretPart(start, start + password.length()));
        }
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
