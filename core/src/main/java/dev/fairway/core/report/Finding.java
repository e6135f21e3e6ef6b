package dev.fairway.core.report;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One address at which environments differ and nobody said that they may, or where they agree on something wrong.
///
/// @param fingerprint digest of application, resource, path and kind: stable while values change
/// @param rule the contract's rule that is broken, where one is
/// @param values what each environment holds, in the order of the route
/// @param members further addresses with the same cause, or that differ in the same way
/// @param oneCause whether one change brought the members, too
/// @param since what the change that is judged did here, as the message begins; empty where nothing is told of it
/// @param message one sentence for a person; never a secret's value
/// @param actions what to do, most advisable first, for example `config/prod.yaml:14: 3000 -> 10000`
/// @param flag what is known of a feature flag's life; empty for everything else
public record Finding(
        String fingerprint,
        FindingKind kind,
        Verdict verdict,
        Category category,
        Severity severity,
        Optional<String> rule,
        Address address,
        SequencedMap<String, Held> values,
        Optional<Blame> blame,
        List<Member> members,
        boolean oneCause,
        Optional<String> since,
        String message,
        List<String> actions,
        Optional<Flag> flag) {

    public Finding {
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(address, "address");
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        members = List.copyOf(members);
        actions = List.copyOf(actions);
        if (!verdict.loud()) {
            throw new IllegalArgumentException("a finding is loud, %s is not".formatted(verdict.word()));
        }
    }

    /// The same with other addresses.
    public Finding at(Address elsewhere, List<Member> members) {
        return with(elsewhere, values, blame, members);
    }

    /// The same with other values, today and in the past.
    public Finding holding(SequencedMap<String, Held> others, Optional<Blame> past, List<Member> members) {
        return with(address, others, past, members);
    }

    private Finding with(
            Address elsewhere, SequencedMap<String, Held> others, Optional<Blame> past, List<Member> members) {
        return new Finding(
                fingerprint,
                kind,
                verdict,
                category,
                severity,
                rule,
                elsewhere,
                others,
                past,
                members,
                oneCause,
                since,
                message,
                actions,
                flag);
    }
}
