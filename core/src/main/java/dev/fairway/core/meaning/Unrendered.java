package dev.fairway.core.meaning;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;

/// Texts of which nobody knows here what they become: a tool replaces them, whole, before anyone uses them.
public final class Unrendered {

    private Unrendered() {}

    public static boolean is(Node node) {
        return node instanceof Scalar(var _, var text, var _) && is(text.strip());
    }

    /// `{{ .Values.x }}`, `${X}`, `<%= x %>`, `((x))`; not `${X:30}`, which says what it is unless somebody says
    /// otherwise.
    public static boolean is(String text) {
        return encloses(text, "{{", "}}")
                || (encloses(text, "${", "}") && text.indexOf(':') < 0)
                || encloses(text, "((", "))")
                || encloses(text, "<%", "%>")
                || encloses(text, "%{", "}")
                || encloses(text, "$(", ")")
                || encloses(text, "#{", "}");
    }

    private static boolean encloses(String text, String open, String close) {
        return text.length() >= open.length() + close.length() && text.startsWith(open) && text.endsWith(close);
    }
}
