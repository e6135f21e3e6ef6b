package dev.fairway.core.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// How the environments stand to one another at one address, at one moment.
///
/// @param groups environments that hold equal values; who could not be read is in none
/// @param values per environment a spelling of what it holds, the same at both moments where it means the same
/// @param wrong who holds what is wrong in itself; empty where only the difference is
public record Standing(List<List<String>> groups, SequencedMap<String, String> values, List<String> wrong) {

    public Standing {
        groups = groups.stream().map(List::copyOf).toList();
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        wrong = List.copyOf(wrong);
    }

    /// Who holds the same as this one.
    Set<String> mates(String environment) {
        var mates = new LinkedHashSet<String>();
        groups.stream().filter(group -> group.contains(environment)).forEach(mates::addAll);
        mates.remove(environment);
        return mates;
    }

    boolean seen(String environment) {
        return groups.stream().anyMatch(group -> group.contains(environment));
    }
}
