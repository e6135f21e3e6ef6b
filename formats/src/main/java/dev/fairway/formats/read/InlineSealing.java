package dev.fairway.formats.read;

import dev.fairway.core.secret.KeyMeaning;
import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Seals secrets inside a text of many settings, such as a file within a ConfigMap.
///
/// The rest of the text stays readable, and whoever reads it as a document finds fingerprints where the secrets were.
/// Lines stay where they are.
final class InlineSealing {

    /// Longer runs are no settings that a person wrote.
    private static final int LONGEST_LINE = 1 << 16;

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^-]{0,65536}(?:-----END [A-Z0-9 ]{0,40}-----)?");

    private static final Pattern SETTING = Pattern.compile(
            "(?<key>[\"']?[A-Za-z_][\\w.\\-/\\[\\]]{0,120}[\"']?)(?<between>\\s{0,8}(?:=>|[:=])\\s{0,8}|\\s{1,8})"
                    + "(?<value>\"(?:[^\"\\\\]|\\\\.){1,4096}+\"|'[^']{1,4096}'|[^\\s\"',;{}\\[\\]]{1,4096}+)");

    private static final Pattern WORD = Pattern.compile("[^\\s\"'`,;]{8,8192}+");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,120}=.*");

    private final Sealing sealing;

    InlineSealing(Sealing sealing) {
        this.sealing = sealing;
    }

    static boolean holdsManySettings(String text) {
        return text.indexOf('\n') >= 0
                || text.contains("\":")
                || (text.startsWith("-") && text.indexOf(' ') > 0)
                || (text.indexOf('=') > 0 && ASSIGNMENT.matcher(text).matches());
    }

    Node seal(Scalar scalar) {
        var text = scalar.text();
        var isWholeKey = text.startsWith("-----BEGIN") && SecretRule.hasSecretShape(text);
        if (isWholeKey) {
            return new Node.Secret(sealing.fingerprint(text), scalar.place());
        }
        var sealed = text(text);
        return sealed.equals(text) ? scalar : new Scalar(scalar.kind(), sealed, scalar.place());
    }

    private String text(String text) {
        var withoutKeys = text.contains("-----BEGIN")
                ? PRIVATE_KEY
                        .matcher(text)
                        .replaceAll(found -> fingerprint(found.group()) + "\n".repeat(breaks(found.group())))
                : text;
        var sealed = new StringBuilder();
        for (var at = 0; at < withoutKeys.length(); ) {
            var newline = withoutKeys.indexOf('\n', at);
            var end = newline < 0 ? withoutKeys.length() : newline + 1;
            sealed.append(line(withoutKeys.substring(at, end)));
            at = end;
        }
        return sealed.toString();
    }

    private String line(String line) {
        if (line.length() > LONGEST_LINE) {
            return SecretRule.hasSecretShape(line) ? fingerprint(line) + (line.endsWith("\n") ? "\n" : "") : line;
        }
        var settings = SETTING.matcher(line).replaceAll(found -> Matcher.quoteReplacement(setting(found)));
        return WORD.matcher(settings).replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
    }

    private String setting(java.util.regex.MatchResult found) {
        var value = found.group("value");
        var isQuoted = value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        var bare = isQuoted ? value.substring(1, value.length() - 1) : value;
        var key = KeyMeaning.of(found.group("key").replaceAll("^[\"']|[\"']$", ""));
        var isBlankBetween = found.group("between").isBlank();
        var isFlag = found.start() > 0 && found.group("key").charAt(0) != '"';
        var names = key == KeyMeaning.PASSWORD || key == KeyMeaning.SECRET;
        if ((isBlankBetween && !(names && isFlag))
                || !SecretRule.looksSecret(key, bare)
                || Sealing.isFingerprint(bare)) {
            return found.group();
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

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
