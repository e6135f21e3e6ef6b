package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.contract.RuleBook.Named;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Sameness;
import dev.fairway.core.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;

/// A value that the contract names in a file of one environment beside which no other environment has one, so that it
/// is compared with nothing.
public record Lone(Address address, Named named, Environment environment, Node value) {

    public Lone {
        requireNonNull(address, "address");
        requireNonNull(named, "named");
        requireNonNull(environment, "environment");
        requireNonNull(value, "value");
    }

    /// Whether anything that names it was written for it.
    public boolean isMeant(Contract contract, Route route) {
        return named.rules().stream().anyMatch(at -> isMeantBy(contract.rules().get(at), route))
                || named.exceptions().stream()
                        .anyMatch(at -> isMeantBy(contract.exceptions().get(at), route));
    }

    /// Whether the rule was written for this value: it says where it stands, or what it is.
    boolean isMeantBy(Rule rule, Route route) {
        if (isPlace(rule.match())) {
            return true;
        }
        return RuleCheck.allowedIn(rule, environment, scope(route))
                .filter(Lone::isTelling)
                .filter(allowed -> Fitting.fit(allowed, held(), environment, hint()) == Sameness.SAME)
                .isPresent();
    }

    /// As [#isMeantBy(Rule, Route)].
    boolean isMeantBy(TimedException exception, Route route) {
        return isPlace(exception.match())
                || exception.values().entrySet().stream()
                        .filter(entry ->
                                EnvironmentChoice.meant(entry.getKey(), route).contains(environment))
                        .anyMatch(entry -> ExceptionCover.holds(entry.getValue(), held(), scope(route)));
    }

    private Held held() {
        return new Held.Present(value);
    }

    private Hint hint() {
        return Hint.at(address.resource(), address.path());
    }

    private Scope scope(Route route) {
        var values = new LinkedHashMap<String, Held>();
        values.put(environment.name(), held());
        return new Scope(address, values, route, OtherEnvironments.among(List.of()));
    }

    /// Whether a pattern names one resource, not whatever has such a key.
    static boolean isPlace(String match) {
        var hash = match.indexOf('#');
        return hash > 0 && match.lastIndexOf('*', hash) < 0;
    }

    /// Numbers within a range, and anything that is there, may be anybody's.
    private static boolean isTelling(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Exact _, Allowed.Matching _, Allowed.Template _ -> true;
            case Allowed.OneOf(var options) -> options.stream().allMatch(Lone::isTelling);
            case Allowed.Range _, Allowed.Any _, Allowed.Present _, Allowed.Absent _ -> false;
        };
    }
}
