package dev.fairway.core.contract;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.stream.Collectors;

/// Values in sentences for people: short, and never a secret.
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    static String of(Held held) {
        return switch (held) {
            case Held.Absent _ -> "nothing";
            case Held.Unseen _ -> "what could not be read";
            case Held.Present(var value) -> of(value);
        };
    }

    static String of(Node node) {
        return switch (node) {
            case Node.Secret _ -> "a secret";
            case Node.Encrypted _ -> "an encrypted value";
            case Node.Mapping(var entries, var _) -> entries.isEmpty() ? "{}" : "an object";
            case Node.Listing(var items, var _) -> list(items);
            case Node.Scalar(var kind, var text, var _) -> scalar(kind, text);
        };
    }

    /// The members where they are plain and few.
    private static String list(List<Node> items) {
        var members = items.stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
        return members.length() <= LONGEST && items.stream().allMatch(Node.Scalar.class::isInstance)
                ? members
                : "a list of " + items.size();
    }

    private static String scalar(Node.Kind kind, String text) {
        if (kind == Node.Kind.NULL) {
            return "null";
        }
        if (text.isBlank()) {
            return "'" + text + "'";
        }
        var line = text.lines().findFirst().orElse("");
        return line.length() < text.length() || line.length() > LONGEST
                ? line.substring(0, Math.min(LONGEST, line.length())) + "…"
                : text;
    }
}
