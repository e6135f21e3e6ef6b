package dev.fairway.core.contract;

import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Sameness;
import java.util.List;
import java.util.SequencedMap;

/// Whether all of several environments hold the same.
final class Equality {

    private Equality() {}

    /// DIFFERENT as soon as two are known to differ; UNKNOWN where one of them cannot be compared.
    static Sameness of(SequencedMap<String, Held> values, Hint hint) {
        var held = List.copyOf(values.values());
        var answer = Sameness.SAME;
        for (var i = 0; i < held.size(); i++) {
            for (var j = i + 1; j < held.size(); j++) {
                switch (Meaning.compare(held.get(i), held.get(j), hint)) {
                    case DIFFERENT -> {
                        return Sameness.DIFFERENT;
                    }
                    case UNKNOWN -> answer = Sameness.UNKNOWN;
                    case SAME -> {}
                }
            }
        }
        return answer;
    }
}
