package dev.fairway.engine.compare;

import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.report.Report.Gap;
import java.util.ArrayList;
import java.util.Collection;
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
    private final SortedMap<Pair, int[]> pairs = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> sources = new TreeMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    /// Two environments, in the order of the route.
    public record Pair(String left, String right) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            var order = left.compareTo(other.left);
            return order != 0 ? order : right.compareTo(other.right);
        }
    }

    void count(Row row) {
        compared++;
        if (row.sameness() == Sameness.EQUAL) {
            equal++;
        }
        var isOneGroup = row.groups().size() == 1
                && row.groups().getFirst().size() == row.values().size();
        var left = "";
        for (var environment : row.values().sequencedKeySet()) {
            if (!left.isEmpty()) {
                pair(left, environment, isOneGroup || row.together(left, environment));
            }
            left = environment;
        }
    }

    /// Adds what was counted elsewhere.
    void add(Tally other) {
        compared += other.compared;
        equal += other.equal;
        other.pairs.forEach((pair, counts) -> {
            var total = pairs.computeIfAbsent(pair, _ -> new int[2]);
            total[0] += counts[0];
            total[1] += counts[1];
        });
        other.sources.forEach(this::sources);
        gaps.addAll(other.gaps);
    }

    private void pair(String left, String right, boolean isSame) {
        var counts = pairs.computeIfAbsent(new Pair(left, right), _ -> new int[2]);
        counts[0]++;
        counts[1] += isSame ? 1 : 0;
    }

    void sources(String environment, Collection<String> files) {
        sources.computeIfAbsent(environment, _ -> new TreeSet<>()).addAll(files);
    }

    void gaps(List<Gap> found) {
        gaps.addAll(found);
    }

    public int compared() {
        return compared;
    }

    public int equal() {
        return equal;
    }

    /// How often neighbours on the route were compared, and how often they were the same.
    public void addPairs(SequencedMap<Pair, int[]> totals) {
        pairs.forEach((pair, counts) -> {
            var total = totals.computeIfAbsent(pair, _ -> new int[2]);
            total[0] += counts[0];
            total[1] += counts[1];
        });
    }

    /// The files that state each environment.
    public SortedMap<String, SortedSet<String>> sources() {
        return sources;
    }

    public List<Gap> gaps() {
        return new ArrayList<>(gaps);
    }
}
