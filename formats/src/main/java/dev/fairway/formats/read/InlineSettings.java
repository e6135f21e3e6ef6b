package dev.fairway.formats.read;

import dev.fairway.core.secret.KeyMeaning;
import dev.fairway.core.secret.SecretRule;
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
            "(?<value>\"(?:[^\"\\\\]|\\\\.){1,4096}+\"|'[^']{1,4096}'|[^\\s\"',;{}\\[\\]]{1,4096}+)";

    /// Begins where a name begins, and takes all of it: else every letter of a long text would be tried as a
    /// beginning.
    private static final Pattern SETTING = Pattern.compile(
            "(?<![A-Za-z_])(?<key>[\"']?[A-Za-z_][\\w.\\-/\\[\\]]{0,4096}+[\"']?)(?<between>\\s{0,8}(?:=>|[:=])\\s{0,8})"
                    + VALUE);

    private static final Pattern FLAG =
            Pattern.compile("(?<![\\w-])(?<key>--?[A-Za-z][\\w-]{0,60})(?<between>[ \\t]{1,4})(?!-)" + VALUE);

    private static final Pattern PAIR =
            Pattern.compile("\\s{0,200}(?<key>[A-Za-z_][\\w.\\-]{0,120})(?<between>[ \\t]{1,8})" + VALUE + "[\\s;]*");

    private static final Pattern WORD = Pattern.compile("[^\\s\"'`,;]{8,8192}+");

    private final Sealing sealing;

    InlineSettings(Sealing sealing) {
        this.sealing = sealing;
    }

    /// @param name the name that the line above gave to a `value` in this one, or null
    String line(String line, @Nullable String name) {
        if (line.length() > LONGEST_LINE) {
            return SecretRule.hasSecretShape(line) ? fingerprint(line) + (line.endsWith("\n") ? "\n" : "") : line;
        }
        var mayAssign = line.indexOf(':') > 0 || line.indexOf('=') > 0;
        var whole = LINE.matcher(line);
        if (mayAssign
                && isNamedSecret(line, name)
                && whole.matches()
                && isSecret(nameOf(whole.group("key"), name), whole.group("value"))) {
            return whole.group("before") + fingerprint(whole.group("value")) + whole.group("after");
        }
        var pair = PAIR.matcher(line);
        if (pair.matches() && names(KeyMeaning.of(pair.group("key")))) {
            return line.substring(0, pair.start("key")) + setting(pair, null) + line.substring(pair.end("value"));
        }
        var flags = line.indexOf('-') < 0
                ? line
                : FLAG.matcher(line).replaceAll(found -> Matcher.quoteReplacement(setting(found, null)));
        var settings = mayAssign
                ? SETTING.matcher(flags).replaceAll(found -> Matcher.quoteReplacement(setting(found, name)))
                : flags;
        return WORD.matcher(settings).replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
    }

    /// Asked first, since most lines are not: the whole pattern looks at every character several times.
    private static boolean isNamedSecret(String line, @Nullable String name) {
        var start = LINE_START.matcher(line);
        return start.lookingAt() && names(KeyMeaning.of(nameOf(start.group("key"), name)));
    }

    private static String nameOf(String key, @Nullable String name) {
        return name != null && key.equals("value") ? name : key;
    }

    private static boolean isSecret(String key, String value) {
        var meaning = KeyMeaning.of(key);
        return names(meaning) && SecretRule.looksSecret(key, meaning, value);
    }

    private static boolean names(KeyMeaning meaning) {
        return meaning == KeyMeaning.PASSWORD || meaning == KeyMeaning.SECRET;
    }

    private String setting(MatchResult found, @Nullable String name) {
        var value = found.group("value");
        var isQuoted = value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        var bare = isQuoted ? value.substring(1, value.length() - 1) : value;
        var key = nameOf(found.group("key").replaceAll("^[\"']|[\"']$", ""), name);
        var meaning = KeyMeaning.of(key);
        var separates = names(meaning) || !found.group("between").isBlank();
        var whole = found.group("key") + found.group("between") + value;
        if (!separates || Sealing.isFingerprint(bare) || !SecretRule.looksSecret(key, meaning, bare)) {
            return whole;
        }
        var quote = isQuoted ? value.substring(0, 1) : "";
        return found.group("key") + found.group("between") + quote + fingerprint(bare) + quote;
    }

    private String word(String word) {
        return SecretRule.hasSecretShape(word) ? fingerprint(word) : word;
    }

    private String fingerprint(String secret) {
        return sealing.fingerprint(secret);
    }
}
