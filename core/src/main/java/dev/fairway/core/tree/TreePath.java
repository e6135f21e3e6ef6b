package dev.fairway.core.tree;

import dev.fairway.core.tree.Segment.Index;
import dev.fairway.core.tree.Segment.Item;
import dev.fairway.core.tree.Segment.Member;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from a document's root to a value.
///
/// Written with dots, list items by identity, and keys that hold dots, brackets, quotes or blanks quoted:
/// `spec.template.spec.containers[name=api].env[name=DEBUG].value`, `data["application.yaml"].http.port`.
/// Environment names inside keys and identities are written `{env}`.
///
/// @param above the path one step up; none for the root
/// @param last the step from there; none for the root
public record TreePath(@Nullable TreePath above, @Nullable Segment last) {

    public static final TreePath ROOT = new TreePath(null, null);

    /// What makes a key need quotes, beside blanks.
    private static final String QUOTED = ".[]\"'# ";

    public TreePath {
        if ((above == null) != (last == null)) {
            throw new IllegalArgumentException("a step needs somewhere to start from");
        }
    }

    public static TreePath of(List<Segment> segments) {
        var path = ROOT;
        for (var segment : segments) {
            path = path.then(segment);
        }
        return path;
    }

    public static TreePath ofKeys(String... keys) {
        var path = ROOT;
        for (var key : keys) {
            path = path.then(new Segment.Key(key));
        }
        return path;
    }

    public TreePath then(Segment segment) {
        return new TreePath(this, segment);
    }

    /// Every step, from the root on.
    public List<Segment> segments() {
        var steps = new ArrayDeque<Segment>();
        for (var path = this; path.above != null && path.last != null; path = path.above) {
            steps.addFirst(path.last);
        }
        return List.copyOf(steps);
    }

    public boolean isRoot() {
        return above == null;
    }

    /// The path one step up; the root is its own parent.
    public TreePath parent() {
        return above == null ? this : above;
    }

    /// The name people know the value by: the last key, or the identity of an `env[name=X].value` item.
    public String leafName() {
        for (var path = this; path.above != null && path.last != null; path = path.above) {
            switch (path.last) {
                case Segment.Key(var name) -> {
                    return name.equals("value") && path.above.last instanceof Item item ? item.value() : name;
                }
                case Item(var _, var value) -> {
                    return value;
                }
                case Member _, Index _ -> {}
            }
        }
        return "";
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var segment : segments()) {
            switch (segment) {
                case Segment.Key(var name) -> appendKey(text, name);
                case Item(var key, var value) ->
                    text.append('[').append(key).append('=').append(value).append(']');
                case Member(var value) -> text.append("[=").append(value).append(']');
                case Index(var position) -> text.append('[').append(position).append(']');
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (QUOTED.indexOf(c) >= 0 || (c >= '\t' && c <= '\r')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static void appendKey(StringBuilder text, String name) {
        if (!isPlain(name)) {
            text.append("[\"")
                    .append(name.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"]");
            return;
        }
        if (!text.isEmpty()) {
            text.append('.');
        }
        text.append(name);
    }
}
