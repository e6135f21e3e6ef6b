package dev.fairway.core.compare;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/// One spelling for values that mean the same, so that meaning can be compared as text.
final class Canonical {

    /// What nothing is spelled as, which the empty text is not.
    private static final char NOTHING = '\u0003';

    private Canonical() {}

    /// @param naming applied to every text and every key
    static String of(Node node, UnaryOperator<String> naming) {
        var text = new StringBuilder();
        write(node, naming, text);
        return text.toString();
    }

    private static void write(Node node, UnaryOperator<String> naming, StringBuilder text) {
        if (empty(node)) {
            text.append(NOTHING);
            return;
        }
        switch (node) {
            case Scalar scalar -> text.append(naming.apply(Plain.text(scalar)));
            case Secret(var fingerprint, var _) -> text.append(fingerprint);
            case Encrypted(var scheme, var _) -> text.append("encrypted by ").append(scheme);
            case Listing(var items, var _) -> {
                text.append('[');
                for (var item : items) {
                    write(item, naming, text);
                    text.append('\u0001');
                }
                text.append(']');
            }
            case Mapping(var entries, var _) -> {
                text.append('{');
                entries.stream().sorted(Comparator.comparing(Entry::key)).forEach(entry -> {
                    text.append(naming.apply(entry.key())).append('\u0002');
                    write(entry.value(), naming, text);
                    text.append('\u0001');
                });
                text.append('}');
            }
        }
    }

    /// Whether nothing is stated: null, an empty list. An empty mapping states what its key says (`emptyDir: {}`).
    static boolean empty(Node node) {
        return switch (node) {
            case Scalar(var kind, var _, var _) -> kind == Node.Kind.NULL;
            case Listing(var items, var _) -> items.isEmpty();
            case Mapping _, Secret _, Encrypted _ -> false;
        };
    }
}
