package dev.fairway.formats.read;

import dev.fairway.core.secret.KeyMeaning;
import dev.fairway.core.secret.SecretPart;
import dev.fairway.core.secret.SecretRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Seals the secrets of one line of a text.
final class InlineSettings {

    /// Longer runs are no settings that a person wrote.
    private static final int LONGEST_LINE = 1 << 16;

    /// A line that is one setting: all of what follows the key is its value.
    private static final Pattern LINE = Pattern.compile(
            "(?<before>\\s{0,200}(?:-\\s{1,8})?(?:export\\s{1,8})?"
                    + "(?<key>[A-Za-z_][\\w.\\-/]{0,120})\\s{0,8}[:=]\\s{0,8})"
                    + "(?<value>[^\\s\"'{\\[|>&*!].*?)(?<after>\\s+#.*|\\s*)",
            Pattern.DOTALL);

    private static final Pattern LINE_START = Pattern.compile(
            "\\s{0,200}(?:-\\s{1,8})?(?:export\\s{1,8})?(?<key>[A-Za-z_][\\w.\\-/]{0,120})\\s{0,8}[:=]");

    private static final String VALUE =
            "(?<value>\"(?:[^\"\\\\]|\\\\.){1,4096}+\"|'[^']{1,4096}'|\\\\{1,7}\"[^\"\\\\]{1,4096}\\\\{1,7}\""
                    // A quote that is never closed is broken syntax, and still stands before a value.
                    + "|[\"']?[^\\s\"',;{}\\[\\]]{1,4096}+)";

    /// Begins where a name begins, and takes all of it: else every letter of a long text would be tried as a
    /// beginning.
    private static final Pattern SETTING = Pattern.compile("(?<![A-Za-z_])"
            + "(?<key>(?:\\\\{0,7}[\"'])?[A-Za-z_][\\w.\\-/\\[\\]]{0,4096}+(?:\\\\{0,7}[\"'])?)"
            + "(?<between>\\s{0,8}(?:=>|[:=])\\s{0,8})" + VALUE);

    private static final Pattern FLAG =
            Pattern.compile("(?<![\\w-])(?<key>--?[A-Za-z][\\w-]{0,60})(?<between>[ \\t]{1,4})(?!-)" + VALUE);

    private static final Pattern PAIR =
            Pattern.compile("\\s{0,200}(?<key>[A-Za-z_][\\w.\\-]{0,120})(?<between>[ \\t]{1,8})" + VALUE + "[\\s;]*");

    private static final Pattern ELEMENT = Pattern.compile(
            "<(?<key>[A-Za-z_][\\w.:-]{0,120})(?<between>(?:\\s[^<>]{0,1024})?>)(?<value>[^<>]{1,4096})(?=</)");

    private static final Pattern ATTRIBUTES =
            Pattern.compile("(?i)\\b(?:name|key|id)=[\"'](?<key>[^\"'<>]{1,120})(?<between>[\"']\\s{1,8}value=)"
                    + "(?<value>\"[^\"<>]{1,4096}\"|'[^'<>]{1,4096}')");

    private static final Pattern QUOTE = Pattern.compile("\\\\{0,7}[\"']");

    private static final Pattern WORD = Pattern.compile("[^\\s\"'`,;]{8,8192}+");

    private final Sealing sealing;

    InlineSettings(Sealing sealing) {
        this.sealing = sealing;
    }

    /// @param name the name that the line above gave to a `value` in this one, or null
    String line(String line, @Nullable String name) {
        if (line.length() > LONGEST_LINE) {
            var cut = cut(line);
            return line(line.substring(0, cut), name) + line(line.substring(cut), null);
        }
        var mayAssign = line.indexOf(':', 1) > 0 || line.indexOf('=', 1) > 0;
        var whole = LINE.matcher(line);
        if (mayAssign
                && isNamedSecret(line, name)
                && whole.matches()
                && isSecret(nameOf(whole.group("key"), name), whole.group("value"))) {
            return whole.group("before") + fingerprint(whole.group("value")) + whole.group("after");
        }
        var pair = PAIR.matcher(line);
        if (pair.matches() && KeyMeaning.of(pair.group("key")).names()) {
            return line.substring(0, pair.start("key")) + setting(pair, null) + line.substring(pair.end("value"));
        }
        return fragments(line, name);
    }

    /// Where a long line is taken apart: between two settings, if there are any.
    private static int cut(String line) {
        for (var at = LONGEST_LINE; at > LONGEST_LINE / 2; at--) {
            if (",;{ ".indexOf(line.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        return LONGEST_LINE;
    }

    /// Seals what stands anywhere in a text that is no single setting.
    private String fragments(String text, @Nullable String name) {
        var sealed = text;
        if (text.indexOf('<') >= 0) {
            sealed = settings(ATTRIBUTES, settings(ELEMENT, sealed, null), null);
        }
        if (text.indexOf('-') >= 0) {
            sealed = settings(FLAG, sealed, null);
        }
        if (text.indexOf(':', 1) > 0 || text.indexOf('=', 1) > 0) {
            sealed = settings(SETTING, sealed, name);
        }
        sealed = WORD.matcher(sealed).replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
        return withoutPasswords(sealed);
    }

    private String settings(Pattern pattern, String text, @Nullable String name) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(setting(found, name)));
    }

    private String withoutPasswords(String text) {
        var parts = new ArrayList<>(SecretRule.passwordsIn(text));
        parts.sort(Comparator.comparingInt(SecretPart::start).reversed());
        var sealed = new StringBuilder(text);
        var end = text.length();
        for (var part : parts) {
            if (part.end() <= end) {
                sealed.replace(part.start(), part.end(), fingerprint(text.substring(part.start(), part.end())));
                end = part.start();
            }
        }
        return sealed.toString();
    }

    /// Asked first, since most lines are not: the whole pattern looks at every character several times.
    private static boolean isNamedSecret(String line, @Nullable String name) {
        var start = LINE_START.matcher(line);
        return start.lookingAt()
                && KeyMeaning.of(nameOf(start.group("key"), name)).mayName();
    }

    private static String nameOf(String key, @Nullable String name) {
        return name != null && key.equals("value") ? name : key;
    }

    private static boolean isSecret(String key, String value) {
        var meaning = KeyMeaning.of(key);
        return meaning.mayName() && SecretRule.looksSecret(key, meaning, value);
    }

    private String setting(MatchResult found, @Nullable String name) {
        var value = found.group("value");
        var quoted = Quoted.of(value);
        var key = nameOf(QUOTE.matcher(found.group("key")).replaceAll(""), name);
        var meaning = KeyMeaning.of(key);
        var separates = meaning.names() || !found.group("between").isBlank();
        var before = found.group("key") + found.group("between");
        if (!separates || Sealing.isFingerprint(quoted.bare())) {
            return before + value;
        }
        if (SecretRule.looksSecret(key, meaning, quoted.bare())) {
            return before + quoted.around(fingerprint(quoted.bare()));
        }
        return before + (quoted.isBare() ? assigned(value) : quoted.around(fragments(quoted.bare(), null)));
    }

    /// `--set=auth.token=hunter2`: of several keys, the first that names a secret counts.
    private String assigned(String value) {
        var start = 0;
        for (var equals = value.indexOf('='); equals > 0; equals = value.indexOf('=', start)) {
            var secret = value.substring(equals + 1);
            if (!secret.isEmpty() && isSecret(value.substring(start, equals), secret)) {
                return value.substring(0, equals + 1) + fingerprint(secret);
            }
            start = equals + 1;
        }
        return value;
    }

    /// A value and the quotes around it, of which the second may be missing.
    private record Quoted(String open, String bare, String close) {

        static Quoted of(String value) {
            var quote = QUOTE.matcher(value);
            if (!quote.lookingAt()) {
                return new Quoted("", value, "");
            }
            var open = quote.group();
            var isClosed = value.length() >= 2 * open.length() && value.endsWith(open);
            var end = isClosed ? value.length() - open.length() : value.length();
            return new Quoted(open, value.substring(open.length(), end), isClosed ? open : "");
        }

        boolean isBare() {
            return open.isEmpty();
        }

        String around(String text) {
            return open + text + close;
        }
    }

    private String word(String word) {
        return SecretRule.hasSecretShape(word) ? fingerprint(word) : word;
    }

    private String fingerprint(String secret) {
        return sealing.fingerprint(secret);
    }
}
