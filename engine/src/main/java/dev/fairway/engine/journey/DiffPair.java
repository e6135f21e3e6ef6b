package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Route;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.Statements;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// Two sides with the files that state the same thing for both.
record DiffPair(DiffSide first, DiffSide second) implements Statements {

    /// In the order of the route; two moments of one environment in the order of time.
    ///
    /// @param later whether one commit came after another
    static DiffPair of(DiffSide one, DiffSide other, BiPredicate<Commit, Commit> later) {
        var same = one.environment().name().equals(other.environment().name());
        if (same) {
            var left = one.at().isEmpty() ? one.named(one.label() + "@{now}") : one;
            var right = other.at().isEmpty() ? other.named(other.label() + "@{now}") : other;
            return later(left, right, later) ? new DiffPair(right, left) : new DiffPair(left, right);
        }
        var route = one.at().isEmpty()
                ? one.ground().discovered().route()
                : other.ground().discovered().route();
        var backwards = route.position(one.environment().name())
                > route.position(other.environment().name());
        return backwards ? new DiffPair(other, one) : new DiffPair(one, other);
    }

    private static boolean later(DiffSide left, DiffSide right, BiPredicate<Commit, Commit> later) {
        return left.at().isEmpty()
                || (right.at().isPresent()
                        && later.test(left.at().get(), right.at().get()));
    }

    /// Whether these are two moments of one environment.
    boolean samePlace() {
        return first.environment().name().equals(second.environment().name());
    }

    boolean bothNow() {
        return first.at().isEmpty() && second.at().isEmpty();
    }

    Route route() {
        return samePlace()
                ? new Route(List.of(List.of(first.alone()), List.of(second.alone())))
                : new Route(List.of(List.of(first.labelled()), List.of(second.labelled())));
    }

    Documents documents() {
        return second.ground().documents();
    }

    List<Gap> gaps() {
        var gaps = new ArrayList<>(first.ground().gaps());
        gaps.addAll(second.ground().gaps());
        return gaps.stream().distinct().toList();
    }

    /// Families that both sides belong to: as they are now, or with the sides' labels as environments.
    List<Family> families() {
        if (bothNow()) {
            return families(first).stream()
                    .filter(family ->
                            family.environments().contains(second.environment().name()))
                    .toList();
        }
        var families = new ArrayList<Family>();
        for (var left : families(first)) {
            for (var right : families(second)) {
                if (left.template().equals(right.template())) {
                    families.add(family(left, right));
                }
            }
        }
        return families;
    }

    private static List<Family> families(DiffSide side) {
        return side.ground().discovered().families().stream()
                .filter(family ->
                        family.environments().contains(side.environment().name()))
                .toList();
    }

    private Family family(Family left, Family right) {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put(first.label(), left.tokens().getOrDefault(first.environment().name(), ""));
        tokens.put(
                second.label(), right.tokens().getOrDefault(second.environment().name(), ""));
        var units = new TreeMap<String, Unit>();
        left.units().forEach(unit -> add(units, unit, first));
        right.units().forEach(unit -> add(units, unit, second));
        return new Family(
                right.application(),
                right.template(),
                right.layout(),
                List.copyOf(tokens.sequencedKeySet()),
                tokens,
                List.copyOf(units.values()),
                right.runModes());
    }

    private static void add(TreeMap<String, Unit> units, Unit unit, DiffSide side) {
        var path = unit.files().get(side.environment().name());
        if (path == null) {
            return;
        }
        var known = units.get(unit.template());
        var files = new LinkedHashMap<String, String>();
        if (known != null) {
            files.putAll(known.files());
        }
        files.put(side.label(), path);
        var tokens = new LinkedHashMap<String, String>();
        files.sequencedKeySet()
                .forEach(label ->
                        tokens.put(label, known == null ? "" : known.tokens().getOrDefault(label, "")));
        tokens.put(side.label(), unit.token(side.environment().name()));
        units.put(
                unit.template(), new Unit(unit.template(), unit.layout(), files, unit.bases(), tokens, unit.section()));
    }

    /// Read where the side was, under the environment's own name.
    @Override
    public Optional<Statement> read(Unit unit, String label) {
        var side = label.equals(first.label()) ? first : second;
        return families(side).stream()
                .flatMap(family -> family.units().stream())
                .filter(own -> own.template().equals(unit.template()))
                .findFirst()
                .flatMap(own -> UnitReader.read(
                        own, side.environment().name(), side.ground().documents()));
    }
}
