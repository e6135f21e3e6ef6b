package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A finding of which a test says only what matters to it: the rest is a plain difference that is not well known.
public final class FindingSample {

    private final String fingerprint;
    private final Address address;
    private final SequencedMap<String, Held> values;
    private FindingKind kind = FindingKind.VALUE;
    private Verdict verdict = Verdict.DRIFT;
    private Category category = Category.CONFIGURATION;
    private Severity severity = Severity.MAJOR;
    private Optional<String> rule = Optional.empty();
    private Optional<Blame> blame = Optional.empty();
    private List<Member> members = List.of();
    private List<String> actions = List.of();

    private FindingSample(String fingerprint, Address address, SequencedMap<String, Held> values) {
        this.fingerprint = fingerprint;
        this.address = address;
        this.values = values;
    }

    public static FindingSample of(String fingerprint, Address address, SequencedMap<String, Held> values) {
        return new FindingSample(fingerprint, address, values);
    }

    public FindingSample kind(FindingKind other) {
        kind = other;
        return this;
    }

    public FindingSample verdict(Verdict other) {
        verdict = other;
        return this;
    }

    public FindingSample category(Category other) {
        category = other;
        return this;
    }

    public FindingSample severity(Severity other) {
        severity = other;
        return this;
    }

    public FindingSample rule(String broken) {
        rule = Optional.of(broken);
        return this;
    }

    public FindingSample blame(Blame told) {
        blame = Optional.of(told);
        return this;
    }

    public FindingSample members(List<Member> others) {
        members = others;
        return this;
    }

    public FindingSample action(String advice) {
        actions = List.of(advice);
        return this;
    }

    public Finding saying(String message) {
        return new Finding(
                fingerprint,
                kind,
                verdict,
                category,
                severity,
                rule,
                address,
                values,
                blame,
                members,
                true,
                Optional.empty(),
                message,
                actions,
                Optional.empty());
    }
}
