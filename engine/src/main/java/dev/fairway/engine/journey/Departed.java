package dev.fairway.engine.journey;

import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.report.Report.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// Environments that were compared before a change and are not after it. What is not there differs from nothing, so
/// that their end would pass for agreement.
///
/// @param gaps one for each environment, or for each of its files that is gone
/// @param unseen those of production: without them silence proves nothing
/// @param units in which they were stated
record Departed(List<Gap> gaps, List<String> unseen, List<Unit> units) {

    static final Departed NOBODY = new Departed(List.of(), List.of(), List.of());

    Departed {
        gaps = List.copyOf(gaps);
        unseen = List.copyOf(unseen);
        units = List.copyOf(units);
    }

    /// @param since the name of the commit that is looked back at
    /// @param exists whether there is such a file today
    static Departed of(Discovered then, Discovered now, Renamings renamings, String since, Predicate<String> exists) {
        var gaps = new ArrayList<Gap>();
        var unseen = new ArrayList<String>();
        var units = new ArrayList<Unit>();
        var left = now.route().names();
        for (var environment : then.route().environments()) {
            for (var unit : gone(environment.name(), left.contains(environment.name()), then, now, renamings, exists)) {
                var what = Objects.requireNonNull(unit.files().get(environment.name()));
                var stands = exists.test(what);
                units.add(unit);
                var reason = "stated %s at %s, and %s"
                        .formatted(
                                environment.name(),
                                since,
                                stands ? "is compared with nothing now" : "nothing is in its place now");
                gaps.add(new Gap(
                        what,
                        reason,
                        stands
                                ? "review by hand that nothing has to be compared with it"
                                : "put it back, or review by hand that it had to go"));
                if (isProduction(environment, then)) {
                    unseen.add(what + " " + reason);
                }
            }
        }
        return new Departed(gaps, unseen, units);
    }

    /// Where environments have no tier of production the last of the route is what counts.
    private static boolean isProduction(Environment environment, Discovered then) {
        return environment.tier() == Tier.PROD
                || then.route().stages().getLast().contains(environment);
    }

    /// Of an environment that is left only files that others still have, compared or not; of folders a missing file is
    /// a finding anyway.
    private static List<Unit> gone(
            String environment,
            boolean left,
            Discovered then,
            Discovered now,
            Renamings renamings,
            Predicate<String> exists) {
        var today = new LinkedHashMap<String, Unit>();
        units(now, left).forEach(unit -> today.put(unit.template(), unit));
        return units(then, left).stream()
                .filter(unit -> unit.files().containsKey(environment))
                .filter(unit -> !left || othersStand(unit, environment, exists))
                .filter(unit -> !stated(renamings.now(unit.template()), today)
                        .contains(renamings.called(unit.template()).apply(environment)))
                .toList();
    }

    private static Set<String> stated(String template, Map<String, Unit> today) {
        var unit = today.get(template);
        return unit == null ? Set.of() : unit.files().keySet();
    }

    private static boolean othersStand(Unit unit, String environment, Predicate<String> exists) {
        return unit.files().entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(environment) && exists.test(entry.getValue()));
    }

    private static List<Unit> units(Discovered discovered, boolean filesOnly) {
        return discovered.families().stream()
                .filter(family -> !filesOnly || !family.folders())
                .map(Family::units)
                .flatMap(List::stream)
                .toList();
    }
}
