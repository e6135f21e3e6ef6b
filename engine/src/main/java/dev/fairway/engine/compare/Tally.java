package dev.fairway.engine.compare;

import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Report.Gap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts what was compared. One per family; the report adds them up.
public final class Tally {

    private int compared;
    private int equal;
    private final List<Pair> pairs;
    private final int[] paired;
    private final int[] same;
    private final SortedMap<String, SortedSet<String>> sources = new TreeMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final SequencedMap<Gap, SortedSet<String>> broken = new LinkedHashMap<>();

    /// Two environments, in the order of the route.
    public record Pair(String left, String right) {}

    /// @param route of the environments that are compared
    Tally(Route route) {
        pairs = neighbours(route);
        paired = new int[pairs.size()];
        same = new int[pairs.size()];
    }

    /// Each environment with those of the stage before it, so that every region of production is held against what
    /// leads to it; and the environments of one stage, one after the other.
    private static List<Pair> neighbours(Route route) {
        var pairs = new ArrayList<Pair>();
        var before = List.<Environment>of();
        for (var stage : route.stages()) {
            for (var from : before) {
                stage.forEach(to -> pairs.add(new Pair(from.name(), to.name())));
            }
            for (var next = 1; next < stage.size(); next++) {
                pairs.add(new Pair(stage.get(next - 1).name(), stage.get(next).name()));
            }
            before = stage;
        }
        return List.copyOf(pairs);
    }

    /// What could be read of one environment only was compared with nothing.
    void count(Row row) {
        if (row.sameness() == Sameness.UNKNOWN && seen(row) < 2) {
            return;
        }
        compared++;
        if (row.sameness() == Sameness.EQUAL) {
            equal++;
        }
        var isOneGroup = row.groups().size() == 1
                && row.groups().getFirst().size() == row.values().size();
        for (var pair = 0; pair < paired.length; pair++) {
            var left = pairs.get(pair).left();
            var right = pairs.get(pair).right();
            if (sees(row, left) && sees(row, right)) {
                paired[pair]++;
                same[pair] += isOneGroup || row.together(left, right) ? 1 : 0;
            }
        }
    }

    private static long seen(Row row) {
        return row.values().keySet().stream()
                .filter(environment -> sees(row, environment))
                .count();
    }

    private static boolean sees(Row row, String environment) {
        var held = row.values().get(environment);
        return held != null && !(held instanceof Held.Unseen);
    }

    /// Adds what was counted elsewhere along the same route.
    void add(Tally other) {
        compared += other.compared;
        equal += other.equal;
        for (var pair = 0; pair < paired.length; pair++) {
            paired[pair] += other.paired[pair];
            same[pair] += other.same[pair];
        }
        other.sources.forEach(this::sources);
        gaps.addAll(other.gaps);
        other.broken.forEach((gap, environments) -> environments.forEach(each -> broken(gap, each)));
    }

    void sources(String environment, Collection<String> files) {
        sources.computeIfAbsent(environment, _ -> new TreeSet<>()).addAll(files);
    }

    void gaps(List<Gap> found) {
        gaps.addAll(found);
    }

    /// A place of an environment's own file, or of one that it inherits from, from which on nothing can be read.
    void broken(Gap gap, String environment) {
        broken.computeIfAbsent(gap, _ -> new TreeSet<>()).add(environment);
    }

    public int compared() {
        return compared;
    }

    public int equal() {
        return equal;
    }

    /// How often neighbours on the route were compared, and how often they were the same.
    public void addPairs(SequencedMap<Pair, int[]> totals) {
        for (var pair = 0; pair < paired.length; pair++) {
            if (paired[pair] > 0) {
                var total = totals.computeIfAbsent(pairs.get(pair), _ -> new int[2]);
                total[0] += paired[pair];
                total[1] += same[pair];
            }
        }
    }

    /// The files that state each environment.
    public SortedMap<String, SortedSet<String>> sources() {
        return sources;
    }

    public List<Gap> gaps() {
        return new ArrayList<>(gaps);
    }

    /// Where something that should be read cannot be, with the environments of which it is.
    public SequencedMap<Gap, SortedSet<String>> broken() {
        return Collections.unmodifiableSequencedMap(broken);
    }
}
