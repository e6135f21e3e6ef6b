package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.tree.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Where a contract says what production holds, and none of the files in which others hold it states production: the
/// others agree with one another, and nobody looked at the one that matters.
public final class Unstated {

    private Unstated() {}

    /// The patterns of rules and exceptions that nothing of production was held against, by its environments.
    ///
    /// @param judged all addresses that the contract names
    public static SequencedMap<String, List<String>> of(
            Contract contract, Collection<Judged> judged, Route route, LocalDate today) {
        var byRule = new HashMap<Integer, Set<String>>();
        var byException = new HashMap<Integer, Set<String>>();
        for (var one : judged) {
            one.named().rules().forEach(at -> note(byRule, at, one));
            one.named().exceptions().forEach(at -> note(byException, at, one));
        }
        var unstated = new LinkedHashMap<String, List<String>>();
        byRule.forEach((at, seen) -> {
            var rule = contract.rules().get(at);
            if (!rule.expired(today)) {
                rule.allow().forEach((word, allowed) -> {
                    if (wantsSomething(allowed)) {
                        add(unstated, word, rule.match(), seen, route);
                    }
                });
            }
        });
        byException.forEach((at, seen) -> {
            var exception = contract.exceptions().get(at);
            if (!exception.expired(today)) {
                exception.values().forEach((word, value) -> {
                    if (!(value instanceof Node.Scalar(var _, var text, var _) && text.equals("absent"))) {
                        add(unstated, word, exception.match(), seen, route);
                    }
                });
            }
        });
        return unstated;
    }

    private static void note(Map<Integer, Set<String>> seen, int at, Judged judged) {
        seen.computeIfAbsent(at, _ -> new HashSet<>()).addAll(judged.environments());
    }

    private static boolean wantsSomething(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Any _, Allowed.Absent _ -> false;
            case Allowed.OneOf(var options) -> options.stream().allMatch(Unstated::wantsSomething);
            case Allowed.Exact _, Allowed.Range _, Allowed.Matching _, Allowed.Template _, Allowed.Present _ -> true;
        };
    }

    private static void add(
            SequencedMap<String, List<String>> unstated, String word, String match, Set<String> seen, Route route) {
        var meant = EnvironmentChoice.meant(word, route).stream()
                .filter(environment -> isProduction(environment, route))
                .map(Environment::name)
                .toList();
        if (!meant.isEmpty() && meant.stream().noneMatch(seen::contains)) {
            var matches = unstated.computeIfAbsent(String.join(", ", meant), _ -> new ArrayList<>());
            if (!matches.contains(match)) {
                matches.add(match);
            }
        }
    }

    /// Where environments have no tier of production the last of the route is what counts.
    private static boolean isProduction(Environment environment, Route route) {
        return environment.tier() == Tier.PROD || route.stages().getLast().contains(environment);
    }
}
