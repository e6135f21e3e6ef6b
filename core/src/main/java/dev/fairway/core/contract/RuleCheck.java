package dev.fairway.core.contract;

import dev.fairway.core.contract.Outcome.Broken;
import dev.fairway.core.contract.Outcome.Unsure;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Sameness;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Holds one rule against the values of one address.
final class RuleCheck {

    private RuleCheck() {}

    /// The worst of what its parts say: broken, then unsure, then kept.
    static Outcome check(Rule rule, Scope scope) {
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(types(rule, scope));
        outcomes.add(allowed(rule, scope));
        rule.must().ifPresent(must -> outcomes.add(MustCheck.check(must, rule, scope)));
        return outcomes.stream()
                .filter(Broken.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream().filter(Unsure.class::isInstance).findFirst())
                .orElse(Outcome.KEPT);
    }

    private static Outcome types(Rule rule, Scope scope) {
        if (rule.type().isEmpty()) {
            return Outcome.KEPT;
        }
        var type = rule.type().get();
        var wrong = new ArrayList<String>();
        scope.values().forEach((environment, held) -> {
            if (held instanceof Held.Present(var value) && !Meaning.empty(value) && !type.accepts(value)) {
                wrong.add(environment);
            }
        });
        if (wrong.isEmpty()) {
            return Outcome.KEPT;
        }
        var what = type == ValueType.SECRET_REF
                ? "the contract demands a reference to a secret, but %s %s the secret itself"
                        .formatted(Sentence.and(wrong), wrong.size() == 1 ? "holds" : "hold")
                : "the contract demands the type %s, found %s".formatted(type.word(), Sentence.found(wrong, scope));
        return new Broken(what, wrong);
    }

    private static Outcome allowed(Rule rule, Scope scope) {
        if (rule.everywhere().isEmpty() && rule.allow().isEmpty()) {
            return Outcome.KEPT;
        }
        var wrong = new LinkedHashMap<String, Allowed>();
        var unsure = new LinkedHashSet<String>();
        var unnamed = new ArrayList<String>();
        for (var environment : scope.environments()) {
            var allowed = allowedIn(rule, environment, scope);
            if (allowed.isEmpty()) {
                unnamed.add(environment.name());
                continue;
            }
            switch (fit(allowed.get(), rule, scope, environment)) {
                case SAME -> {}
                case DIFFERENT -> wrong.put(environment.name(), allowed.get());
                case UNKNOWN -> unsure.add(environment.name());
            }
        }
        if (!wrong.isEmpty()) {
            return new Broken(Sentence.allowed(wrong, scope), List.copyOf(wrong.keySet()));
        }
        if (!unsure.isEmpty()) {
            return new Unsure("whether the contract's value is held cannot be known in " + Sentence.and(unsure));
        }
        return unnamedAlike(rule, scope, unnamed);
    }

    private static Sameness fit(Allowed allowed, Rule rule, Scope scope, Environment environment) {
        var held = scope.held(environment.name());
        if (scope.member() && held instanceof Held.Absent && !(allowed instanceof Allowed.Present)) {
            return Sameness.SAME;
        }
        if (isListForOne(allowed, held, scope)) {
            return Sameness.DIFFERENT;
        }
        var fits = Fitting.fit(allowed, held, environment, scope.hint(rule));
        // `https://*.{env}.example.com` was not meant for what stands under the star to be somebody else's name.
        return fits == Sameness.SAME
                        && allowed instanceof Allowed.Template(var text)
                        && text.indexOf('*') >= 0
                        && scope.namesAnother(environment)
                ? Sameness.DIFFERENT
                : fits;
    }

    /// What is said of a list is said of its members; where another environment holds a single value, it was said of
    /// single values.
    private static boolean isListForOne(Allowed allowed, Held held, Scope scope) {
        var ofOne = switch (allowed) {
            case Allowed.Exact(var value) -> !(value instanceof Node.Listing);
            case Allowed.Range _, Allowed.Matching _, Allowed.Template _ -> true;
            case Allowed.OneOf _, Allowed.Any _, Allowed.Present _, Allowed.Absent _ -> false;
        };
        return ofOne
                && held instanceof Held.Present(Node.Listing list)
                && !list.items().isEmpty()
                && scope.values().values().stream()
                        .anyMatch(other -> Scope.text(other).isPresent());
    }

    /// What an environment may hold. The short form binds those that it does not name to their nearest named
    /// neighbour.
    static Optional<Allowed> allowedIn(Rule rule, Environment environment, Scope scope) {
        if (rule.everywhere().isPresent()) {
            return rule.everywhere();
        }
        var word = EnvironmentChoice.word(rule.allow().keySet(), environment);
        if (word.isEmpty() && rule.brief()) {
            word = Neighbours.nearest(environment, scope.route(), rule.allow().keySet());
        }
        return word.map(rule.allow()::get);
    }

    /// What no rule names must be equal: environments that a rule leaves out are held to one another.
    private static Outcome unnamedAlike(Rule rule, Scope scope, List<String> unnamed) {
        var values = new LinkedHashMap<>(scope.values());
        values.keySet().retainAll(unnamed);
        return switch (Equality.of(values, scope.hint(rule))) {
            case SAME -> Outcome.KEPT;
            case UNKNOWN -> new Unsure("whether %s are equal cannot be known".formatted(Sentence.and(unnamed)));
            case DIFFERENT ->
                new Broken(
                        "the contract does not name %s, so they must be equal, found %s"
                                .formatted(Sentence.and(unnamed), Sentence.found(unnamed, scope)),
                        unnamed,
                        true);
        };
    }
}
