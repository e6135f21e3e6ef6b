package dev.fairway.core.judge;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Alike;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a finding says in words, and what it advises.
final class Sentences {

    private static final int LONGEST_VALUE = 60;

    private Sentences() {}

    /// @param others how many more addresses the finding has
    /// @param oneCause whether one change brought them all
    static String message(Difference difference, int others, boolean oneCause) {
        var parts = new ArrayList<String>();
        Moves.told(difference).ifPresent(parts::add);
        parts.add(what(difference));
        if (!difference.suspicion().why().isEmpty()) {
            var at = difference.suspicion().at();
            var why = difference.suspicion().why();
            parts.add(at.isEmpty() ? why : and(at) + " " + (at.size() > 1 ? ofSeveral(why) : why));
        }
        difference.rule().ifPresent(rule -> parts.add(rule.why()));
        if (others > 0) {
            parts.add(more(others, oneCause));
        }
        return String.join("; ", parts) + ".";
    }

    private static String more(int others, boolean oneCause) {
        if (others == 1) {
            return oneCause ? "one more address has the same cause" : "one more address differs in the same way";
        }
        return others + (oneCause ? " more addresses have the same cause" : " more addresses differ in the same way");
    }

    private static String what(Difference difference) {
        var groups = difference.row().groups().size() < 2
                ? asTheyStand(difference)
                : difference.row().groups();
        if (groups.size() < 2) {
            return "%s is the same in %s"
                    .formatted(name(difference), groups.isEmpty() ? "none" : String.join(", ", groups.getFirst()));
        }
        if (difference.row().presenceDiffers() && groups.size() == 2) {
            var with = holding(difference, Held.Present.class);
            var without = holding(difference, Held.Absent.class);
            return "%s is in %s, not in %s"
                    .formatted(name(difference), String.join(", ", with), String.join(", ", without));
        }
        return differs(difference, groups);
    }

    private static String differs(Difference difference, List<List<String>> groups) {
        var row = difference.row();
        var without = Grouping.asTheyMean(difference.address().resource(), row.path(), nodes(difference));
        var parts = groups.stream().map(group -> Grouping.parts(group, without)).toList();
        return "%s differs between %s%s"
                .formatted(
                        name(difference),
                        parts.stream().map(Alike::joined).collect(Collectors.joining(" and ")),
                        parts.stream().anyMatch(group -> group.size() > 1) ? " (" + Alike.MEANING + ")" : "");
    }

    /// Environments by what a reader sees, who takes no environment's own name out of a value.
    private static List<List<String>> asTheyStand(Difference difference) {
        return Grouping.asTheyStand(nodes(difference));
    }

    private static SequencedMap<String, Node> nodes(Difference difference) {
        var nodes = new LinkedHashMap<String, Node>();
        difference.row().values().forEach((environment, held) -> {
            if (held instanceof Held.Present(var node)) {
                nodes.put(environment, node);
            }
        });
        return nodes;
    }

    /// `test and prod name`, where one names.
    private static String ofSeveral(String why) {
        return why.replaceFirst("^names ", "name ").replaceFirst("^still holds ", "still hold ");
    }

    private static String and(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static String name(Difference difference) {
        var leaf = difference.row().path().leafName();
        return leaf.isEmpty() ? difference.address().resource() : leaf;
    }

    private static List<String> holding(Difference difference, Class<? extends Held> kind) {
        return difference.row().values().entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What to do, most advisable first.
    static List<String> actions(Difference difference) {
        if (!difference.moves().isEmpty()) {
            return Stream.concat(taken(difference).stream(), Stream.of(accept(difference)))
                    .toList();
        }
        var actions = new ArrayList<String>();
        var deliberate = difference.account().flatMap(account -> account.blame().deliberate());
        deliberate.flatMap(side -> Edits.of(difference, side)).ifPresent(actions::add);
        if (difference.verdict() == Verdict.LAGGING) {
            actions.add("promote the change further along the route, take it back, or accept that it stays");
        } else if (actions.isEmpty()) {
            actions.add(plain(difference));
        }
        actions.add(accept(difference));
        return actions;
    }

    /// Taking a change back comes before carrying it to the others.
    private static List<String> taken(Difference difference) {
        var back = Moves.back(difference);
        return Edits.carrying(difference)
                .map(edits -> List.of(back.getFirst() + "; or carry it: " + edits))
                .orElse(back);
    }

    private static String accept(Difference difference) {
        return "accept it: fairway contract add %s --reason \"…\"".formatted(difference.fingerprint());
    }

    /// Advice where nobody knows which side is right.
    private static String plain(Difference difference) {
        var at = and(difference.suspicion().at());
        if (difference.verdict() == Verdict.VIOLATION) {
            return "correct what breaks the rule, or change the rule";
        }
        if (difference.suspicion().kind() == FindingKind.PLACEHOLDER && !at.isEmpty()) {
            return "replace the placeholder in " + at;
        }
        if (difference.suspicion().kind() == FindingKind.OTHER_ENVIRONMENT && !at.isEmpty()) {
            var own = difference.suspicion().at().size() > 1 ? "their" : "its";
            return "let %s name %s own environment, or accept it".formatted(at, own);
        }
        var kind = difference.suspicion().otherwise();
        if (kind.isPresent() && !difference.row().presenceDiffers()) {
            return "no rule of the contract speaks of it: fairway contract init adds one (%s)"
                    .formatted(kind.get().reason());
        }
        if (difference.category() == Category.FLAG && !difference.row().presenceDiffers()) {
            return "decide the flag for all, or accept the difference until a date";
        }
        if (difference.row().presenceDiffers() && difference.row().groups().size() == 2) {
            return "add it to %s, or take it from %s"
                    .formatted(
                            String.join(", ", holding(difference, Held.Absent.class)),
                            String.join(", ", holding(difference, Held.Present.class)));
        }
        return "make them equal, or accept the difference";
    }

    /// Values of one kind often begin alike and end differently.
    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE / 2) + "…" + text.substring(text.length() - LONGEST_VALUE / 3);
    }

    static String shown(Held held) {
        return switch (held) {
            case Held.Present(var node) -> shown(Optional.of(node));
            case Held.Absent _ -> shown(Optional.empty());
            case Held.Unseen _ -> "unseen";
        };
    }

    /// Short values only, and never a secret.
    static String shown(Optional<Node> node) {
        if (node.isEmpty()) {
            return "absent";
        }
        return switch (node.get()) {
            case Scalar(var _, var text, var _) ->
                text.indexOf('\n') >= 0 ? "(long text)" : text.isEmpty() ? "\"\"" : shortened(text);
            case Node.Secret _, Node.Encrypted _ -> "(secret)";
            case Node.Mapping _, Node.Listing _ ->
                "what stands at " + node.get().place();
        };
    }
}
