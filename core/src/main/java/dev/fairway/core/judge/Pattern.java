package dev.fairway.core.judge;

import dev.fairway.core.finding.Held;
import java.util.List;
import java.util.Map;

/// Which environments hold what: those with equal values together, and which of them hold anything at all. What only
/// staging has and what only production has did not come about in the same way, whoever brought both.
record Pattern(List<List<String>> groups, List<String> present) {

    static Pattern of(Difference difference) {
        var present = difference.row().values().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Held.Present)
                .map(Map.Entry::getKey)
                .toList();
        return new Pattern(difference.row().groups(), present);
    }

    /// What is left of it among some of the environments.
    Pattern among(List<String> environments) {
        var kept = groups.stream()
                .map(group -> group.stream().filter(environments::contains).toList())
                .filter(group -> !group.isEmpty())
                .toList();
        return new Pattern(kept, present.stream().filter(environments::contains).toList());
    }
}
