package dev.fairway.core.report;

import dev.fairway.core.finding.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What a change did to the findings.
///
/// @param added addresses that had no finding before
/// @param worsened addresses whose finding now weighs more, or at which values changed without becoming more alike
/// @param closed addresses that have no finding any more, as they were before
public record FindingsChange(List<Finding> added, List<Finding> worsened, List<Finding> closed) {

    public FindingsChange {
        added = List.copyOf(added);
        worsened = List.copyOf(worsened);
        closed = List.copyOf(closed);
    }

    /// Compares the findings before a change with those after it, each list in its own order.
    public static FindingsChange between(List<Finding> before, List<Finding> after, Patterns spelling) {
        var then = byFingerprint(before);
        var now = byFingerprint(after);
        return new FindingsChange(
                kept(after, part -> !then.containsKey(part.fingerprint())),
                kept(after, part -> {
                    var earlier = then.get(part.fingerprint());
                    return earlier != null && worse(earlier, part, spelling);
                }),
                kept(before, part -> !now.containsKey(part.fingerprint())));
    }

    private static List<Finding> kept(List<Finding> findings, Predicate<Part> wanted) {
        return findings.stream()
                .flatMap(finding -> Part.kept(finding, wanted).stream())
                .toList();
    }

    private static Map<String, Part> byFingerprint(List<Finding> findings) {
        var parts = new HashMap<String, Part>();
        findings.forEach(finding -> Part.of(finding).forEach(part -> parts.put(part.fingerprint(), part)));
        return parts;
    }

    private static boolean worse(Part before, Part after, Patterns spelling) {
        var heavier = after.finding().severity().compareTo(before.finding().severity()) < 0
                || after.finding().verdict().compareTo(before.finding().verdict()) < 0;
        var then = spelling.of(before.values());
        var now = spelling.of(after.values());
        return heavier || (!then.equals(now) && groups(now) >= groups(then));
    }

    /// How many different values the environments hold.
    private static int groups(Map<String, String> pattern) {
        return new HashSet<>(pattern.values()).size();
    }
}
