package dev.fairway.core.tree;

import dev.fairway.core.tree.Segment.Index;
import dev.fairway.core.tree.Segment.Item;
import dev.fairway.core.tree.Segment.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The way from a document's root to a value.
///
/// Written with dots, list items by identity, and keys that hold dots, brackets, quotes or blanks quoted:
/// `spec.template.spec.containers[name=api].env[name=DEBUG].value`, `data["application.yaml"].http.port`.
/// Environment names inside keys and identities are written `{env}`.
public record TreePath(List<Segment> segments) {

    public static final TreePath ROOT = new TreePath(List.of());

    private static final Pattern PLAIN_KEY = Pattern.compile("[^.\\[\\]\"'\\s#]+");

    public TreePath {
        segments = List.copyOf(segments);
    }

    public static TreePath ofKeys(String... keys) {
        var path = ROOT;
        for (var key : keys) {
            path = path.then(new Segment.Key(key));
        }
        return path;
    }

    public TreePath then(Segment segment) {
        var longer = new ArrayList<Segment>(segments.size() + 1);
        longer.addAll(segments);
        longer.add(segment);
        return new TreePath(longer);
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    /// The path one step up; the root is its own parent.
    public TreePath parent() {
        return isRoot() ? this : new TreePath(segments.subList(0, segments.size() - 1));
    }

    /// The name people know the value by: the last key, or the identity of an `env[name=X].value` item.
    public String leafName() {
        for (var i = segments.size() - 1; i >= 0; i--) {
            switch (segments.get(i)) {
                case Segment.Key(var name) -> {
                    if (i > 0 && name.equals("value") && segments.get(i - 1) instanceof Item item) {
                        return item.value();
                    }
                    return name;
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
        for (var segment : segments) {
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

    private static void appendKey(StringBuilder text, String name) {
        if (!PLAIN_KEY.matcher(name).matches()) {
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
