package dev.fairway.core.meaning;

import static dev.fairway.core.meaning.Sameness.DIFFERENT;
import static dev.fairway.core.meaning.Sameness.SAME;
import static dev.fairway.core.meaning.Sameness.UNKNOWN;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SequencedMap;

/// Compares values by what they mean, not by how they are spelled.
///
/// Null and `[]` are one thing, and what an environment without the key holds as well; the empty text and `{}` are
/// others, for a key may say all there is to say (`emptyDir: {}`).
public final class Meaning {

    private Meaning() {}

    public static boolean equal(Node left, Node right, Hint hint) {
        return compare(left, right, hint) == SAME;
    }

    public static Sameness compare(Node left, Node right, Hint hint) {
        if (empty(left) || empty(right)) {
            return empty(left) && empty(right) ? SAME : DIFFERENT;
        }
        return switch (left) {
            case Encrypted _ -> UNKNOWN;
            case Secret(var fingerprint, var _) -> secret(fingerprint, right);
            case Scalar scalar -> scalar(scalar, right, hint);
            case Listing(var items, var _) -> listing(items, right, hint);
            case Mapping mapping -> mapping(mapping, right, hint);
        };
    }

    /// What two environments hold. Unseen is unknown; absent is the same as absent, null and the empty list.
    public static Sameness compare(Held left, Held right, Hint hint) {
        return switch (left) {
            case Held.Unseen _ -> UNKNOWN;
            case Held.Absent _ ->
                switch (right) {
                    case Held.Unseen _ -> UNKNOWN;
                    case Held.Absent _ -> SAME;
                    case Held.Present(var value) -> empty(value) ? SAME : DIFFERENT;
                };
            case Held.Present(var value) ->
                switch (right) {
                    case Held.Unseen _ -> UNKNOWN;
                    case Held.Absent _ -> empty(value) ? SAME : DIFFERENT;
                    case Held.Present(var other) -> compare(value, other, hint);
                };
        };
    }

    /// Null, or a list without anything in it.
    public static boolean empty(Node node) {
        return switch (node) {
            case Scalar(var kind, var _, var _) -> kind == Kind.NULL;
            case Listing(var items, var _) -> items.isEmpty();
            case Mapping _, Secret _, Encrypted _ -> false;
        };
    }

    /// Environments by what they hold: each group equal, groups and members in the order given. What cannot be
    /// known to be equal to anything stands alone.
    public static List<List<String>> groups(SequencedMap<String, Held> values, Hint hint) {
        var groups = new ArrayList<List<String>>();
        var heads = new ArrayList<Held>();
        for (var entry : values.entrySet()) {
            var group = 0;
            while (group < heads.size() && compare(heads.get(group), entry.getValue(), hint) != SAME) {
                group++;
            }
            if (group == heads.size()) {
                heads.add(entry.getValue());
                groups.add(new ArrayList<>());
            }
            groups.get(group).add(entry.getKey());
        }
        return groups;
    }

    private static Sameness secret(String fingerprint, Node other) {
        return switch (other) {
            case Encrypted _ -> UNKNOWN;
            case Secret(var otherFingerprint, var _) -> same(fingerprint.equals(otherFingerprint));
            case Scalar _, Listing _, Mapping _ -> DIFFERENT;
        };
    }

    private static Sameness scalar(Scalar left, Node other, Hint hint) {
        return switch (other) {
            case Encrypted _ -> UNKNOWN;
            case Scalar right -> same(left.text().equals(right.text()) || ScalarMeaning.equal(left, right, hint));
            case Secret _, Listing _, Mapping _ -> DIFFERENT;
        };
    }

    private static Sameness listing(List<Node> left, Node other, Hint hint) {
        if (!(other instanceof Listing(var right, var _)) || left.size() != right.size()) {
            return other instanceof Encrypted ? UNKNOWN : DIFFERENT;
        }
        var answer = SAME;
        for (var i = 0; i < left.size() && answer != DIFFERENT; i++) {
            answer = worse(answer, compare(left.get(i), right.get(i), hint));
        }
        return answer;
    }

    private static Sameness mapping(Mapping left, Node other, Hint hint) {
        if (!(other instanceof Mapping right)) {
            return other instanceof Encrypted ? UNKNOWN : DIFFERENT;
        }
        var rest = new HashMap<String, Node>();
        right.entries().forEach(entry -> rest.put(entry.key(), entry.value()));
        var answer = SAME;
        for (var entry : left.entries()) {
            var counterpart = rest.remove(entry.key());
            if (counterpart != null) {
                answer = worse(answer, compare(entry.value(), counterpart, hint));
            } else if (!empty(entry.value())) {
                return DIFFERENT;
            }
            if (answer == DIFFERENT) {
                return DIFFERENT;
            }
        }
        return rest.values().stream().allMatch(Meaning::empty) ? answer : DIFFERENT;
    }

    private static Sameness worse(Sameness one, Sameness other) {
        if (one == DIFFERENT || other == DIFFERENT) {
            return DIFFERENT;
        }
        return one == UNKNOWN || other == UNKNOWN ? UNKNOWN : SAME;
    }

    private static Sameness same(boolean same) {
        return same ? SAME : DIFFERENT;
    }
}
