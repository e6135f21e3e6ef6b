package dev.fairway.core.report;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Finding;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// One address of a finding: its own, or that of a member. Two runs are compared part by part.
record Part(Finding finding, Address address, String fingerprint, SequencedMap<String, Held> values) {

    /// The finding's own first.
    static List<Part> of(Finding finding) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(finding, finding.address(), finding.fingerprint(), finding.values()));
        for (var member : finding.members()) {
            parts.add(new Part(finding, member.address(), member.fingerprint(), member.values()));
        }
        return parts;
    }

    /// The finding with only those of its parts that are wanted; nothing where none is. Where its own address goes,
    /// the first
    /// member takes its place.
    static Optional<Finding> kept(Finding finding, Predicate<Part> wanted) {
        var parts = of(finding);
        var kept = parts.stream().filter(wanted).toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (kept.size() == parts.size()) {
            return Optional.of(finding);
        }
        var head = kept.getFirst();
        var own = head.address().equals(finding.address());
        var members = kept.stream()
                .skip(1)
                .map(part -> new Member(part.address(), part.fingerprint(), part.values()))
                .toList();
        var message = own
                ? finding.message()
                : "%s is otherwise in the same way as %s".formatted(head.address(), finding.address());
        return Optional.of(new Finding(
                head.fingerprint(),
                finding.kind(),
                finding.verdict(),
                finding.category(),
                finding.severity(),
                finding.rule(),
                head.address(),
                head.values(),
                finding.blame(),
                members,
                message,
                own ? finding.actions() : List.of()));
    }
}
