package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.tree.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where a contract says what production holds, and nothing was held against it there: none of the files in which
/// others hold it states production, or production's is left alone. The others agree with one another, and nobody
/// looked at the one that matters.
public final class Unstated {

    private Unstated() {}

    /// The patterns of rules and exceptions that nothing of production was held against, by its environments.
    ///
    /// @param judged all addresses that the contract names
    /// @param alone values that it names in files beside which no other environment has one
    public static SequencedMap<List<String>, List<String>> of(
            Contract contract, Collection<Judged> judged, Collection<Lone> alone, Route route, LocalDate today) {
        var unstated = new LinkedHashMap<List<String>, List<String>>();
        rules(contract, judged, alone, route).forEach((at, seen) -> {
            var rule = contract.rules().get(at);
            if (!rule.expired(today)) {
                wanted(rule, seen, route).forEach(word -> add(unstated, word, rule.match(), seen.compared(), route));
            }
        });
        exceptions(contract, judged, alone, route).forEach((at, seen) -> {
            var exception = contract.exceptions().get(at);
            if (!exception.expired(today)) {
                exception.values().forEach((word, value) -> {
                    if (!(value instanceof Node.Scalar(var _, var text, var _) && text.equals("absent"))) {
                        add(unstated, word, exception.match(), seen.compared(), route);
                    }
                });
            }
        });
        return unstated;
    }

    /// @param compared environments that were held against one another at addresses that a rule names
    /// @param alone environments that state such an address all by themselves
    private record Seen(Set<String> compared, Set<String> alone) {

        Seen() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    private static Map<Integer, Seen> rules(
            Contract contract, Collection<Judged> judged, Collection<Lone> alone, Route route) {
        var seen = new TreeMap<Integer, Seen>();
        judged.forEach(
                one -> one.named().rules().forEach(at -> at(seen, at).compared().addAll(one.environments())));
        alone.forEach(one -> one.named().rules().stream()
                .filter(at -> one.isMeantBy(contract.rules().get(at), route))
                .forEach(at -> at(seen, at).alone().add(one.environment().name())));
        return seen;
    }

    private static Map<Integer, Seen> exceptions(
            Contract contract, Collection<Judged> judged, Collection<Lone> alone, Route route) {
        var seen = new TreeMap<Integer, Seen>();
        judged.forEach(one ->
                one.named().exceptions().forEach(at -> at(seen, at).compared().addAll(one.environments())));
        alone.forEach(one -> one.named().exceptions().stream()
                .filter(at -> one.isMeantBy(contract.exceptions().get(at), route))
                .forEach(at -> at(seen, at).alone().add(one.environment().name())));
        return seen;
    }

    private static Seen at(Map<Integer, Seen> seen, int position) {
        return seen.computeIfAbsent(position, _ -> new Seen());
    }

    /// Words for environments in which the rule wants something. What it demands of all together it was written for
    /// production, too, where one environment is left of them.
    private static List<String> wanted(Rule rule, Seen seen, Route route) {
        var words = rule.allow().entrySet().stream()
                .filter(entry -> wantsSomething(entry.getValue()))
                .map(Map.Entry::getKey);
        var together = rule.must().filter(must -> must != Must.DIFFER).isPresent()
                || rule.everywhere().filter(Unstated::wantsSomething).isPresent();
        return seen.compared().isEmpty() && together
                ? Stream.concat(words, route.names().stream()).distinct().toList()
                : words.toList();
    }

    private static boolean wantsSomething(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Any _, Allowed.Absent _ -> false;
            case Allowed.OneOf(var options) -> options.stream().allMatch(Unstated::wantsSomething);
            case Allowed.Exact _, Allowed.Range _, Allowed.Matching _, Allowed.Template _, Allowed.Present _ -> true;
        };
    }

    private static void add(
            SequencedMap<List<String>, List<String>> unstated,
            String word,
            String match,
            Set<String> compared,
            Route route) {
        var meant = EnvironmentChoice.meant(word, route).stream()
                .filter(environment -> isProduction(environment, route))
                .map(Environment::name)
                .toList();
        if (!meant.isEmpty() && meant.stream().noneMatch(compared::contains)) {
            var matches = unstated.computeIfAbsent(meant, _ -> new ArrayList<>());
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
