package dev.fairway.engine.journey;

import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.judge.Effect;
import dev.fairway.core.report.Report.Before;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.report.Report.Mentioned;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.journey.Assessment.Wrong;
import dev.fairway.engine.journey.Earlier.Known;
import dev.fairway.formats.report.ValuePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is wrong today, sorted by what was known before: what is left to judge, and what a change made of the rest.
final class Sifting {

    private final List<Earlier> earlier;
    private final Predicate<String> exists;
    private final Renamings renamings;
    private final Predicate<Wrong> uncovered;
    private final List<Wrong> open = new ArrayList<>();
    private final Set<Name> ahead = new HashSet<>();
    private final List<Difference> narrowed = new ArrayList<>();
    private final List<Difference> travelling = new ArrayList<>();
    private final Set<Address> wrong = new HashSet<>();
    private int known;

    /// The same difference before and after history was asked.
    private record Name(String unit, String fingerprint) {
        private static Name of(Difference difference) {
            return new Name(difference.unit(), difference.fingerprint());
        }
    }

    private Sifting(List<Earlier> earlier, Predicate<String> exists, Renamings renamings, Predicate<Wrong> uncovered) {
        this.earlier = List.copyOf(earlier);
        this.exists = exists;
        this.renamings = renamings;
        this.uncovered = uncovered;
    }

    /// @param exists whether there is such a file today
    /// @param uncovered what is only compared since something else is compared no more
    static Sifting of(
            List<Wrong> all,
            List<Earlier> earlier,
            Predicate<String> exists,
            Renamings renamings,
            Predicate<Wrong> uncovered) {
        var sifting = new Sifting(earlier, exists, renamings, uncovered);
        all.forEach(sifting::sift);
        return sifting;
    }

    private void sift(Wrong one) {
        var difference = one.difference();
        var was = renamings.before(difference.address());
        wrong.add(difference.address());
        wrong.add(was);
        var effect = earlier.stream()
                .flatMap(before -> before.effect(difference, was).stream())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> renamed(difference) || uncovered.test(one) ? Effect.NONE : Effect.WORSENED);
        switch (effect) {
            case NONE -> known++;
            case NARROWED -> leave(difference, narrowed);
            case FOLLOWED -> leave(difference, travelling);
            case AHEAD -> {
                ahead.add(Name.of(difference));
                open.add(one);
            }
            case WORSENED -> open.add(one);
        }
    }

    private boolean renamed(Difference difference) {
        var was = earlier.stream()
                .flatMap(before -> Stream.concat(
                        before.underAnotherName(difference, exists).stream(),
                        before.underAnotherItemName(difference).stream()))
                .map(one -> one.entry().address())
                .toList();
        wrong.addAll(was);
        return !was.isEmpty();
    }

    private void leave(Difference difference, List<Difference> named) {
        known++;
        named.add(difference);
    }

    /// What history is to be asked about.
    List<Wrong> open() {
        return open;
    }

    /// What is left to judge once history has told of it: not what only went further ahead of those that follow it, be
    /// it a version, or something that the others followed before.
    List<Difference> judged(Collection<Difference> told) {
        var judged = new ArrayList<Difference>();
        for (var difference : told) {
            if (ahead.contains(Name.of(difference)) && onTheWay(difference)) {
                leave(difference, travelling);
            } else {
                judged.add(difference);
            }
        }
        return judged;
    }

    private static boolean onTheWay(Difference difference) {
        return switch (difference.verdict()) {
            case LAGGING -> true;
            case DRIFT -> difference.suspicion().kind() == FindingKind.VERSION;
            case VIOLATION, UNBACKPORTED, EQUAL, EXPECTED, EXCEPTED, MANAGED, OPERATIONAL, UNKNOWN -> false;
        };
    }

    /// @param what was compared with; empty: nothing
    /// @param unknown addresses that could not be compared today
    /// @param found what was compared today: where the same values stand as before, nothing is over
    /// @param gaps what could not be read today: what stands there is not over
    /// @param lost where somebody states nothing any more: what is compared no more there is not over
    Optional<Before> before(
            String what, Collection<Address> unknown, Collection<Found> found, List<Gap> gaps, List<Unit> lost) {
        if (what.isEmpty()) {
            return Optional.empty();
        }
        var held = new HashMap<Address, Map<String, Held>>();
        found.forEach(one -> held.putIfAbsent(one.address(), one.row().values()));
        var closed = earlier.stream()
                .flatMap(before -> before.told().stream())
                .filter(one -> !wrong.contains(one.entry().address())
                        && !unknown.contains(one.entry().address())
                        && read(one, gaps)
                        && !isLeft(one)
                        && (held.containsKey(one.entry().address()) || !isIn(one, lost))
                        && !stands(one, held))
                .map(one -> new Mentioned(one.entry().fingerprint(), one.entry().address()));
        return Optional.of(new Before(what, known, unique(closed), mentioned(narrowed), mentioned(travelling)));
    }

    /// Whether one of its files is gone and another stands: the difference is over for nobody.
    private boolean isLeft(Known one) {
        var files = one.entry().files();
        return files.stream().anyMatch(exists) && !files.stream().allMatch(exists);
    }

    private static boolean isIn(Known one, List<Unit> units) {
        return one.difference()
                .filter(difference -> units.stream().map(Unit::template).anyMatch(difference.unit()::equals))
                .isPresent();
    }

    private static boolean stands(Known one, Map<Address, Map<String, Held>> held) {
        var now = held.get(one.entry().address());
        return now != null && one.entry().pattern().equals(ValuePattern.of(now));
    }

    private static boolean read(Known one, List<Gap> gaps) {
        return one.entry().files().stream()
                .noneMatch(file ->
                        gaps.stream().flatMap(gap -> gap.places().stream()).anyMatch(place -> place.startsWith(file)));
    }

    private static List<Mentioned> mentioned(List<Difference> differences) {
        return unique(
                differences.stream().map(difference -> new Mentioned(difference.fingerprint(), difference.address())));
    }

    private static List<Mentioned> unique(Stream<Mentioned> mentioned) {
        return mentioned.distinct().toList();
    }
}
