package dev.fairway.engine.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.TreePath;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/// The line on which a key has its value, looked for in texts that nobody can read otherwise.
///
/// @param line empty where there is none to look for, as for a secret, a tree, or what has no name
record RawLine(Optional<Pattern> line) {

    private static final String WORD = "[\\p{Alnum}_.-]";

    static RawLine of(TreePath path, Optional<Node> value) {
        var name = path.leafName();
        return new RawLine(value.filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .filter(text -> !name.isEmpty() && !text.isEmpty() && text.indexOf('\n') < 0)
                .map(text -> Pattern.compile("(?m)(?<!%1$s)%2$s(?!%1$s).*(?<!%1$s)%3$s(?!%1$s)"
                        .formatted(WORD, Pattern.quote(name), Pattern.quote(text)))));
    }

    /// Whether the older texts have as many of such lines as the newer ones, and any at all.
    boolean stays(Collection<String> files, HistoricDocuments older, HistoricDocuments newer) {
        var before = count(files, older);
        return before > 0 && before >= count(files, newer);
    }

    boolean stands(Collection<String> files, HistoricDocuments documents) {
        return count(files, documents) > 0;
    }

    private long count(Collection<String> files, HistoricDocuments documents) {
        return line.stream()
                .flatMap(pattern -> files.stream()
                        .flatMap(file -> documents.bytes(file).stream())
                        .flatMap(bytes ->
                                pattern.matcher(new String(bytes, UTF_8)).results()))
                .count();
    }
}
