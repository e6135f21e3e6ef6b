package dev.fairway.core.contract;

import dev.fairway.core.contract.Outcome.Broken;
import dev.fairway.core.contract.Outcome.Unsure;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Measure;
import dev.fairway.core.meaning.Sameness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Checks how the values of one address relate to one another.
final class MustCheck {

    private MustCheck() {}

    static Outcome check(Must must, Rule rule, Scope scope) {
        return switch (must) {
            case EQUAL -> equal(rule, scope);
            case CORRESPOND -> Correspondence.check(rule, scope, scope.names().allNamed());
            case CORRESPOND_NAMELESS -> Correspondence.check(rule, scope, scope.names());
            case DIFFER -> differ(rule, scope);
            case INCREASE -> increase(rule, scope);
        };
    }

    private static Outcome equal(Rule rule, Scope scope) {
        return switch (Equality.of(scope.values(), scope.hint(rule))) {
            case SAME -> Outcome.KEPT;
            case UNKNOWN -> new Unsure("whether the values are equal cannot be known");
            case DIFFERENT -> {
                var odd = odd(rule, scope);
                yield new Broken(
                        "the contract demands equal values, found " + Sentence.found(all(scope), scope), odd, true);
            }
        };
    }

    static List<String> largest(List<List<String>> groups) {
        var largest = groups.getFirst();
        for (var group : groups) {
            largest = group.size() > largest.size() ? group : largest;
        }
        return largest;
    }

    /// Everyone outside the largest equal group; of groups of one size the first is taken to be right.
    private static List<String> odd(Rule rule, Scope scope) {
        var right = largest(Meaning.groups(scope.values(), scope.hint(rule)));
        return all(scope).stream().filter(name -> !right.contains(name)).toList();
    }

    private static Outcome differ(Rule rule, Scope scope) {
        var hollow = scope.environments().stream()
                .filter(environment -> Hollow.is(scope.held(environment.name())))
                .filter(environment -> !settled(rule, environment, scope))
                .map(Environment::name)
                .toList();
        if (!hollow.isEmpty()) {
            return new Broken(
                    "the contract demands a value of its own, but %s %s only an empty one or a placeholder"
                            .formatted(Sentence.and(hollow), hollow.size() == 1 ? "holds" : "hold"),
                    hollow);
        }
        var held = new LinkedHashMap<String, Held>();
        scope.values().forEach((environment, value) -> {
            if (!Fitting.nothing(value) && !Hollow.is(value)) {
                held.put(environment, value);
            }
        });
        var names = List.copyOf(held.keySet());
        var shared = new LinkedHashSet<String>();
        var unsure = false;
        for (var i = 0; i < names.size(); i++) {
            for (var j = i + 1; j < names.size(); j++) {
                var answer = Meaning.compare(scope.held(names.get(i)), scope.held(names.get(j)), scope.hint(rule));
                if (answer == Sameness.SAME) {
                    shared.add(names.get(i));
                    shared.add(names.get(j));
                }
                unsure |= answer == Sameness.UNKNOWN;
            }
        }
        if (!shared.isEmpty()) {
            var what = scope.secret() ? "share one secret" : "hold the same value";
            var wrong = names.stream().filter(shared::contains).toList();
            return new Broken(
                    "the contract demands different values, but %s %s".formatted(Sentence.and(wrong), what), wrong);
        }
        return unsure ? new Unsure("whether the values differ cannot be known") : Outcome.KEPT;
    }

    private static Outcome increase(Rule rule, Scope scope) {
        var texts = new LinkedHashMap<String, String>();
        var missing = new ArrayList<String>();
        for (var environment : scope.environments()) {
            var held = scope.held(environment.name());
            var text = Scope.text(held);
            if (settled(rule, environment, scope)) {
                continue;
            }
            if (text.isPresent()) {
                texts.put(environment.name(), text.get());
            } else if (Fitting.nothing(held)) {
                missing.add(environment.name());
            } else {
                return new Unsure("whether values increase cannot be known in " + environment.name());
            }
        }
        if (!missing.isEmpty()) {
            return new Broken(
                    "the contract demands values that increase along the route, but %s %s none"
                            .formatted(Sentence.and(missing), missing.size() == 1 ? "holds" : "hold"),
                    missing);
        }
        var measure = rule.type().flatMap(ValueType::measure).or(() -> measure(texts));
        if (measure.isEmpty()) {
            return new Broken(
                    "the contract demands values that increase along the route, but these have no common scale",
                    List.copyOf(texts.keySet()));
        }
        return increase(measure.get(), texts, scope);
    }

    private static Outcome increase(Measure measure, SequencedMap<String, String> texts, Scope scope) {
        var names = List.copyOf(texts.keySet());
        for (var i = 0; i < names.size(); i++) {
            for (var j = i + 1; j < names.size(); j++) {
                var before = names.get(i);
                var after = names.get(j);
                var order = measure.compare(texts.getOrDefault(before, ""), texts.getOrDefault(after, ""));
                var sideBySide = scope.route().position(before) == scope.route().position(after);
                if (!sideBySide && (order.isEmpty() || order.getAsInt() > 0)) {
                    var pair = List.of(before, after);
                    return new Broken(
                            "the contract demands values that increase along the route, found "
                                    + Sentence.found(pair, scope),
                            List.of(after));
                }
            }
        }
        return Outcome.KEPT;
    }

    /// Whether the rule says of this environment that it holds nothing, or exactly what.
    static boolean settled(Rule rule, Environment environment, Scope scope) {
        return RuleCheck.allowedIn(rule, environment, scope)
                .filter(allowed -> allowed instanceof Allowed.Absent || allowed instanceof Allowed.Exact)
                .isPresent();
    }

    /// The first scale that reads all values.
    private static Optional<Measure> measure(SequencedMap<String, String> texts) {
        for (var measure : Measure.values()) {
            if (texts.values().stream().allMatch(measure::reads)) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }

    static List<String> all(Scope scope) {
        return new ArrayList<>(scope.values().keySet());
    }
}
