package dev.fairway.formats.read;

import dev.fairway.core.secret.KeyMeaning;
import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Seals secrets inside a text of many settings, such as a file within a ConfigMap.
///
/// The rest of the text stays readable, and whoever reads it as a document finds fingerprints where the secrets were.
/// Lines stay where they are.
final class InlineSealing {

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
            + "[^-]{0,65536}(?:-----END [A-Z0-9 ]{0,40}-----)?");

    private static final Pattern ASSIGNMENT = Pattern.compile("-{0,2}[A-Za-z_][\\w.\\-]{0,120}=.*");

    private static final Pattern BLOCK = Pattern.compile(
            "\\s{0,200}(?:-\\s{1,8})?[\"']?(?<key>[\\w.\\-/]{1,120})[\"']?\\s{0,8}:\\s{1,8}[|>][-+0-9]{0,2}\\s*");

    private static final Pattern NAME =
            Pattern.compile("\\s{0,200}(?:-\\s{1,8})?(?:name|key):\\s{1,8}[\"']?(?<name>[\\w.\\-/]{1,120})[\"']?\\s*");

    private final Sealing sealing;
    private final InlineSettings settings;

    InlineSealing(Sealing sealing) {
        this.sealing = sealing;
        this.settings = new InlineSettings(sealing);
    }

    static boolean holdsManySettings(String text) {
        return text.indexOf('\n') >= 0
                || text.contains("\":")
                || (text.startsWith("<") && text.indexOf('>') > 0)
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
                        .replaceAll(found -> sealing.fingerprint(found.group()) + "\n".repeat(breaks(found.group())))
                : text;
        var lines = new Lines();
        for (var at = 0; at < withoutKeys.length(); ) {
            var newline = withoutKeys.indexOf('\n', at);
            var end = newline < 0 ? withoutKeys.length() : newline + 1;
            lines.take(withoutKeys.substring(at, end));
            at = end;
        }
        return lines.finished();
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /// Goes through a text line by line, and remembers what a line says about those below it.
    private final class Lines {

        private final StringBuilder sealed = new StringBuilder();
        private final StringBuilder block = new StringBuilder();
        private int blockIndent = -1;
        private int blockStart;
        private @Nullable String name;

        void take(String line) {
            if (blockIndent >= 0 && (line.isBlank() || indent(line) > blockIndent)) {
                takeBlock(line);
                return;
            }
            closeBlock();
            var header = BLOCK.matcher(line);
            if (header.matches() && isSecret(header.group("key"))) {
                blockIndent = indent(line);
                sealed.append(line);
                blockStart = sealed.length();
                return;
            }
            sealed.append(settings.line(line, name));
            var named = NAME.matcher(line);
            name = named.matches() ? named.group("name") : null;
        }

        /// Below `password: |` everything is secret: its first line becomes the fingerprint, the others blank.
        private void takeBlock(String line) {
            block.append(line);
            sealed.append(line.endsWith("\n") ? "\n" : "");
        }

        private void closeBlock() {
            if (blockIndent >= 0 && !block.isEmpty()) {
                sealed.insert(blockStart, " ".repeat(blockIndent + 2) + sealing.fingerprint(block.toString()));
                block.setLength(0);
            }
            blockIndent = -1;
        }

        String finished() {
            closeBlock();
            return sealed.toString();
        }

        private static boolean isSecret(String key) {
            return KeyMeaning.of(key).names();
        }

        private static int indent(String line) {
            return line.length() - line.stripLeading().length();
        }
    }
}
