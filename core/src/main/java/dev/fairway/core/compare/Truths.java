package dev.fairway.core.compare;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Tells texts that look like nothing, `"false"` and `"0"`, from the switch and the number, where these are asked for
/// their truth: then every text is true but the empty one.
final class Truths {

    private Truths() {}

    /// The values as they are, but for such texts beside what is not true: these are told with their quotation marks.
    static SequencedMap<String, Node> told(SequencedMap<String, Node> nodes) {
        if (!isAny(Kind.TEXT, nodes.values())
                || !(isAny(Kind.BOOLEAN, nodes.values()) || isAny(Kind.NUMBER, nodes.values()))) {
            return nodes;
        }
        var told = new LinkedHashMap<>(nodes);
        told.replaceAll((_, node) ->
                looksUntrue(node) && node instanceof Scalar(var kind, var text, var place) && kind == Kind.TEXT
                        ? new Scalar(Kind.TEXT, '"' + text + '"', place)
                        : node);
        return told;
    }

    private static boolean isAny(Kind wanted, Collection<Node> nodes) {
        return nodes.stream()
                .anyMatch(
                        node -> looksUntrue(node) && node instanceof Scalar(var kind, var _, var _) && kind == wanted);
    }

    private static boolean looksUntrue(Node node) {
        return node instanceof Scalar(var _, var text, var _) && (text.equals("false") || text.equals("0"));
    }
}
