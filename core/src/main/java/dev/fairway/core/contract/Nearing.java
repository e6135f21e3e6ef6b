package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.finding.Held;
import dev.fairway.core.judge.Effect;
import dev.fairway.core.judge.Effects;
import dev.fairway.core.judge.Standing;
import dev.fairway.core.meaning.VersionStep;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Decides whether environments have only come closer together since an exception recorded what all of them hold.
final class Nearing {

    private final Scope scope;
    private final SequencedMap<String, Node> recorded;

    private Nearing(TimedException exception, Scope scope) {
        this.scope = scope;
        this.recorded = ExceptionCover.recorded(exception, scope);
    }

    /// @param versions whether the first environments may go on by themselves, as they do with versions
    static boolean only(TimedException exception, Scope scope, boolean versions) {
        var nearing = new Nearing(exception, scope);
        if (!nearing.recorded.keySet().equals(scope.values().keySet())
                || Borrowed.since(exception, scope).isPresent()) {
            return false;
        }
        return switch (nearing.effect()) {
            case NONE, NARROWED, FOLLOWED -> true;
            case AHEAD -> versions && nearing.stepsOn();
            case WORSENED -> false;
        };
    }

    private Effect effect() {
        return Effects.of(before(), now(), scope.route());
    }

    /// Whether what went on by itself went on to a version that may come next.
    private boolean stepsOn() {
        return Effects.ahead(before(), now(), scope.route()).stream()
                .allMatch(environment -> scope.held(environment) instanceof Held.Present(var node)
                        && VersionStep.is(requireNonNull(recorded.get(environment)), node));
    }

    private Standing before() {
        var before = new LinkedHashMap<String, String>();
        recorded.forEach((environment, node) -> before.put(environment, Grouping.spelling(node)));
        return standing(before);
    }

    private Standing now() {
        var now = new LinkedHashMap<String, String>();
        recorded.sequencedKeySet().forEach(environment -> now.put(environment, spelled(environment)));
        return standing(now);
    }

    /// As it was recorded, for this environment before others, or in its own words.
    private String spelled(String environment) {
        var held = scope.held(environment);
        return Stream.concat(Stream.of(requireNonNull(recorded.get(environment))), recorded.sequencedValues().stream())
                .filter(value -> ExceptionCover.holds(value, held, scope))
                .map(Grouping::spelling)
                .findFirst()
                .orElseGet(() -> held instanceof Held.Present(var node) ? "=" + Grouping.spelling(node) : "absent");
    }

    private Standing standing(SequencedMap<String, String> values) {
        var groups = new LinkedHashMap<String, List<String>>();
        values.forEach((environment, value) -> {
            if (!(scope.held(environment) instanceof Held.Unseen)) {
                groups.computeIfAbsent(value, _ -> new ArrayList<>()).add(environment);
            }
        });
        return new Standing(List.copyOf(groups.values()), values, List.of());
    }
}
