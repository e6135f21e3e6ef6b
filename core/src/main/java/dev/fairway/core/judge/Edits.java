package dev.fairway.core.judge;

import dev.fairway.core.blame.Blame.Deliberate;
import dev.fairway.core.classify.NetworkHost;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.meaning.ImageReference;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to type so that the others hold what one side holds: all of it, for less of it makes nothing equal.
final class Edits {

    private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f.:]+/[0-9]{1,3}");

    private static final Pattern SWITCH = Pattern.compile("(?i)true|false|yes|no|on|off");

    /// So many places are named: the values above the advice stand at all of them.
    private static final int MOST_PLACES = 6;

    private Edits() {}

    /// What lags goes on to those further along before what it has passed already. Who left the others alone can take
    /// it back as well.
    static Optional<String> of(Difference difference, Deliberate side) {
        var now = difference.row().values().get(side.environment());
        var wanted = now instanceof Held.Present(var node) ? Optional.of(node) : side.value();
        return typed(difference, side.environment(), wanted)
                .map(edits -> back(difference, side)
                        .map(taken -> taken + "; or carry it: " + edits)
                        .orElse(edits));
    }

    private static Optional<String> back(Difference difference, Deliberate side) {
        return difference.verdict() == Verdict.LAGGING
                ? Optional.empty()
                : Move.parting("", difference).stream()
                        .filter(move -> move.environment().equals(side.environment()))
                        .findFirst()
                        .map(move -> Moves.back(difference, move));
    }

    /// What the change under test brought to one that all shared the value with.
    static Optional<String> carrying(Difference difference) {
        if (difference.moves().size() != 1 || !difference.moves().getFirst().parted()) {
            return Optional.empty();
        }
        var mover = difference.moves().getFirst().environment();
        return difference.row().values().get(mover) instanceof Held.Present(var node)
                ? typed(difference, mover, Optional.of(node))
                : Optional.empty();
    }

    private static Optional<String> typed(Difference difference, String environment, Optional<Node> wanted) {
        if (!mayBeTyped(difference, wanted)) {
            return Optional.empty();
        }
        var passed = difference.route().position(environment);
        var others = difference.row().values().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Held.Present
                        && !difference.row().together(entry.getKey(), environment))
                .sorted(Comparator.comparing(entry -> difference.verdict() == Verdict.LAGGING
                        && difference.route().position(entry.getKey()) < passed))
                .toList();
        return !others.isEmpty()
                        && !hostsOfTheirOwn(difference, others, wanted.orElseThrow())
                        && others.stream()
                                .allMatch(entry -> Credible.suits(difference, entry.getKey(), wanted)
                                        && sameSort(entry.getValue(), wanted))
                ? Optional.of(edits(others, wanted))
                : Optional.empty();
    }

    /// Whether each environment has a host of its own here: then nobody's host is right for another one. Where all
    /// once shared one, it belongs to none of them.
    private static boolean hostsOfTheirOwn(Difference difference, List<Entry<String, Held>> others, Node wanted) {
        var hosts = Stream.concat(
                        Stream.of(wanted),
                        others.stream()
                                .flatMap(entry -> entry.getValue() instanceof Held.Present(var node)
                                        ? Stream.of(node)
                                        : Stream.<Node>empty()))
                .flatMap(node ->
                        node instanceof Scalar scalar ? NetworkHost.of(scalar.text()).stream() : Stream.<String>empty())
                .distinct()
                .count();
        var shared = difference
                .account()
                .filter(account -> account.blame().onceEqual())
                .isPresent();
        return hosts > (shared ? 2 : 1);
    }

    /// Whether the value of one side is something to type on the others. A flag is decided, not corrected; a tag that
    /// moves is no version to go to; a network is not widened because another one was. Nobody types a long text.
    private static boolean mayBeTyped(Difference difference, Optional<Node> wanted) {
        return wanted.orElse(null) instanceof Scalar scalar
                && difference.category() != Category.FLAG
                && difference.suspicion().kind() != FindingKind.PLACEHOLDER
                && scalar.text().indexOf('\n') < 0
                && !NETWORK.matcher(scalar.text().strip()).matches()
                && !(difference.suspicion().kind() == FindingKind.VERSION
                        && ImageReference.mutableTag(
                                scalar.text().substring(scalar.text().lastIndexOf(':') + 1)));
    }

    /// What is no switch is hardly meant where switches stand: `flase`.
    private static boolean sameSort(Held held, Optional<Node> wanted) {
        return !isSwitch(held) || isSwitch(new Held.Present(wanted.orElseThrow()));
    }

    private static boolean isSwitch(Held held) {
        return held instanceof Held.Present(Scalar scalar)
                && SWITCH.matcher(scalar.text().strip()).matches();
    }

    /// `config/dev.yaml:3, config/stage.yaml:3: 25 -> 50`.
    private static String edits(List<Entry<String, Held>> others, Optional<Node> wanted) {
        var places = new LinkedHashMap<String, List<String>>();
        for (var entry : others) {
            if (entry.getValue() instanceof Held.Present(var node)) {
                var only = node.place().source().base()
                        ? " (for %s only: the file is shared)".formatted(entry.getKey())
                        : "";
                places.computeIfAbsent(Shortened.edit(Optional.of(node), wanted), _ -> new ArrayList<>())
                        .add(node.place() + only);
            }
        }
        return places.entrySet().stream()
                .map(one -> "%s: %s".formatted(places(one.getValue()), one.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String places(List<String> all) {
        return all.size() <= MOST_PLACES
                ? String.join(", ", all)
                : "%s and %d more".formatted(String.join(", ", all.subList(0, MOST_PLACES)), all.size() - MOST_PLACES);
    }
}
