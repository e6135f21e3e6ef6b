package dev.fairway.formats.report;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import dev.fairway.core.tree.Node;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Says in words what an empty mapping stands for where a file as a whole is there or missing: it is there.
final class WholeFiles {

    private static final String WHOLE = "whole file";

    private WholeFiles() {}

    static Finding named(Finding finding) {
        return finding.holding(
                named(finding.address(), finding.values()),
                finding.members().stream()
                        .map(member -> new Member(
                                member.address(), member.fingerprint(), named(member.address(), member.values())))
                        .toList());
    }

    static SequencedMap<String, Held> named(Address address, SequencedMap<String, Held> values) {
        if (!address.path().isEmpty()) {
            return values;
        }
        var shown = new LinkedHashMap<>(values);
        shown.replaceAll((_, held) ->
                held instanceof Held.Present(Node.Mapping(var entries, var place)) && entries.isEmpty()
                        ? new Held.Present(new Node.Scalar(Node.Kind.TEXT, WHOLE, place))
                        : held);
        return shown;
    }
}
