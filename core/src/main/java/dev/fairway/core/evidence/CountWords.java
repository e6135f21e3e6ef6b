package dev.fairway.core.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Counts of evidence, as people read them.
public final class CountWords {

    /// One, and several. What is not here is no noun, and stays as it is.
    private static final Map<String, List<String>> NOUNS = Map.ofEntries(
            Map.entry("bytes", List.of("byte", "bytes")),
            Map.entry("components", List.of("component", "components")),
            Map.entry("error", List.of("error", "errors")),
            Map.entry("errors", List.of("error", "errors")),
            Map.entry("failures", List.of("failure", "failures")),
            Map.entry("files", List.of("file", "files")),
            Map.entry("known", List.of("known before", "known before")),
            Map.entry("none", List.of("of no level", "of no level")),
            Map.entry("note", List.of("note", "notes")),
            Map.entry("tests", List.of("test", "tests")),
            Map.entry("vulnerabilities", List.of("vulnerability", "vulnerabilities")),
            Map.entry("warning", List.of("warning", "warnings")));

    private CountWords() {}

    /// `1 test`, `2 failures`, without those that are zero, in the order in which they are given.
    public static List<String> of(Map<String, Long> counts) {
        var words = new ArrayList<String>();
        counts.forEach((name, count) -> {
            if (count > 0) {
                var noun = NOUNS.getOrDefault(name, List.of(name, name));
                words.add(Counted.of(count, noun.getFirst(), noun.getLast()));
            }
        });
        return words;
    }
}
