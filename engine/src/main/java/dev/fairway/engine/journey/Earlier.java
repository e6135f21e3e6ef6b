package dev.fairway.engine.journey;

import dev.fairway.core.judge.Difference;
import dev.fairway.formats.report.BaselineEntry;
import dev.fairway.formats.report.ValuePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What was wrong before: only what is new, or was otherwise, is judged.
public final class Earlier {

    private final Map<String, List<SequencedMap<String, String>>> patterns = new HashMap<>();
    private final List<Difference> differences;

    private Earlier(List<BaselineEntry> entries, List<Difference> differences) {
        this.differences = List.copyOf(differences);
        entries.forEach(entry -> patterns.computeIfAbsent(entry.fingerprint(), _ -> new ArrayList<>())
                .add(entry.pattern()));
    }

    /// Nothing was known.
    public static Earlier nothing() {
        return new Earlier(List.of(), List.of());
    }

    /// What an earlier report said.
    public static Earlier reported(List<BaselineEntry> entries) {
        return new Earlier(entries, List.of());
    }

    /// What another moment of the repository would have been told.
    static Earlier moment(List<Difference> differences) {
        return new Earlier(differences.stream().map(Earlier::entry).toList(), differences);
    }

    private static BaselineEntry entry(Difference difference) {
        return new BaselineEntry(
                difference.fingerprint(), ValuePattern.of(difference.row().values()));
    }

    /// Whether the same was wrong with the same values.
    boolean knows(Difference difference) {
        return patterns.getOrDefault(difference.fingerprint(), List.of())
                .contains(ValuePattern.of(difference.row().values()));
    }

    /// What was wrong and is not any more.
    List<Difference> closed(Collection<Difference> now) {
        Set<String> open = new HashSet<>();
        now.forEach(difference -> open.add(difference.fingerprint()));
        return differences.stream()
                .filter(difference -> !open.contains(difference.fingerprint()))
                .toList();
    }
}
