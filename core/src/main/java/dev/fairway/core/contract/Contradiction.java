package dev.fairway.core.contract;

import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.contract.Allowed.Absent;
import dev.fairway.core.contract.Allowed.Any;
import dev.fairway.core.contract.Allowed.Exact;
import dev.fairway.core.contract.Allowed.Matching;
import dev.fairway.core.contract.Allowed.OneOf;
import dev.fairway.core.contract.Allowed.Present;
import dev.fairway.core.contract.Allowed.Range;
import dev.fairway.core.contract.Allowed.Template;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Sameness;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Decides whether two rules for one address can be kept together.
final class Contradiction {

    private static final Address ANYWHERE = new Address("", "", "");

    private Contradiction() {}

    /// What nothing can satisfy, in words; empty where something may.
    static Optional<String> between(Rule first, Rule second, Route route) {
        var musts = first.must().isPresent() && second.must().isPresent();
        if (musts
                && first.must().get() != second.must().get()
                && (demands(first, Must.EQUAL) || demands(second, Must.EQUAL))
                && (demands(first, Must.DIFFER) || demands(second, Must.DIFFER))) {
            return Optional.of("values cannot be equal and differ");
        }
        for (var environment : route.environments()) {
            var one = allowed(first, environment, route);
            var other = allowed(second, environment, route);
            if (one.isPresent() && other.isPresent() && disjoint(one.get(), other.get(), environment)) {
                return Optional.of("nothing in %s is both %s and %s"
                        .formatted(
                                environment.name(),
                                one.get().text(),
                                other.get().text()));
            }
        }
        return equalDespite(first, second, route).or(() -> equalDespite(second, first, route));
    }

    private static boolean demands(Rule rule, Must must) {
        return rule.must().filter(each -> each == must).isPresent();
    }

    /// One rule wants equal values, the other gives two environments nothing in common.
    private static Optional<String> equalDespite(Rule equal, Rule other, Route route) {
        if (!demands(equal, Must.EQUAL)) {
            return Optional.empty();
        }
        var environments = route.environments();
        for (var i = 0; i < environments.size(); i++) {
            for (var j = i + 1; j < environments.size(); j++) {
                var one = allowed(other, environments.get(i), route);
                var two = allowed(other, environments.get(j), route);
                if (one.isPresent() && two.isPresent() && disjoint(one.get(), two.get(), environments.get(j))) {
                    return Optional.of("%s and %s cannot be equal and hold %s and %s"
                            .formatted(
                                    environments.get(i).name(),
                                    environments.get(j).name(),
                                    one.get().text(),
                                    two.get().text()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Allowed> allowed(Rule rule, Environment environment, Route route) {
        var others = OtherEnvironments.among(route.environments());
        return RuleCheck.allowedIn(rule, environment, new Scope(ANYWHERE, new LinkedHashMap<>(), route, others));
    }

    /// Whether no value is both; where that cannot be seen at once, some value may be.
    static boolean disjoint(Allowed one, Allowed other, Environment environment) {
        return switch (one) {
            case Any _ -> false;
            case OneOf(var options) -> options.stream().allMatch(option -> disjoint(option, other, environment));
            case Exact exact ->
                other instanceof OneOf ? disjoint(other, one, environment) : missed(exact, other, environment);
            case Absent _ -> absentMissed(other, environment);
            case Range range -> rangeMissed(range, other, environment);
            case Present _, Matching _, Template _ ->
                switch (other) {
                    case Any _, Present _, Matching _, Template _ -> false;
                    case Absent _, Exact _, OneOf _, Range _ -> disjoint(other, one, environment);
                };
        };
    }

    private static boolean missed(Exact exact, Allowed other, Environment environment) {
        return Fitting.fit(other, new Held.Present(exact.value()), environment, Hint.NONE) == Sameness.DIFFERENT;
    }

    private static boolean absentMissed(Allowed other, Environment environment) {
        return switch (other) {
            case Any _, Absent _ -> false;
            case Exact(var value) -> !Meaning.empty(value);
            case OneOf _ -> disjoint(other, new Absent(), environment);
            case Present _, Range _, Matching _, Template _ -> true;
        };
    }

    private static boolean rangeMissed(Range range, Allowed other, Environment environment) {
        return switch (other) {
            case Range two -> range.measure() == two.measure() && (before(range, two) || before(two, range));
            case Absent _ -> true;
            case Exact _, OneOf _ -> disjoint(other, range, environment);
            case Any _, Present _, Matching _, Template _ -> false;
        };
    }

    private static boolean before(Range one, Range other) {
        if (one.high().isEmpty() || other.low().isEmpty()) {
            return false;
        }
        return one.measure().compare(one.high().get(), other.low().get()).orElse(0) < 0;
    }
}
