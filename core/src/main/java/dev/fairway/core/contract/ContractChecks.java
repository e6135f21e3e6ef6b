package dev.fairway.core.contract;

import dev.fairway.core.environment.Route;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Checks that a contract speaks of what there is.
public final class ContractChecks {

    private ContractChecks() {}

    /// Environments for which the contract was written and that nobody states any more.
    public static List<String> missing(Contract contract, Route route) {
        return contract.environments().stream()
                .filter(word -> !EnvironmentChoice.named(word, route))
                .distinct()
                .toList();
    }

    /// Words of the contract that name no environment of the route, each once, at its first place; but for those of
    /// environments that it lists: these are known, and missing.
    public static List<Mistake> unknownEnvironments(Contract contract, Route route) {
        if (route.environments().isEmpty()) {
            return List.of();
        }
        var places = new LinkedHashMap<String, List<Place>>();
        for (var rule : contract.rules()) {
            rule.allow().keySet().forEach(word -> note(places, word, rule.place(), route));
        }
        for (var exception : contract.exceptions()) {
            exception.environments().forEach(word -> note(places, word, exception.place(), route));
            exception.values().keySet().forEach(word -> note(places, word, exception.place(), route));
        }
        return places.entrySet().stream()
                .filter(entry -> contract.environments().stream()
                        .noneMatch(listed -> EnvironmentChoice.sameWord(listed, entry.getKey())))
                .map(entry -> unknown(entry.getKey(), entry.getValue(), route))
                .toList();
    }

    private static void note(Map<String, List<Place>> places, String word, Place place, Route route) {
        if (EnvironmentChoice.meant(word, route).isEmpty()) {
            places.computeIfAbsent(word, _ -> new ArrayList<>()).add(place);
        }
    }

    private static Mistake unknown(String word, List<Place> places, Route route) {
        var names = route.names();
        var remedy = NearestWord.to(word, names)
                .map(nearest -> "did you mean '%s'?".formatted(nearest))
                .orElse("the environments are " + Sentence.and(names));
        var more = places.stream().distinct().count() - 1;
        var also = more == 0 ? "" : " (and %d more such %s)".formatted(more, more == 1 ? "place" : "places");
        return new Mistake(
                places.getFirst(), "'%s' is no environment of this repository: %s%s".formatted(word, remedy, also));
    }
}
