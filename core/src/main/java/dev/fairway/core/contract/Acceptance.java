package dev.fairway.core.contract;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Digest;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.SealedText;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns a finding into exceptions that cover exactly what was found, so that a value that changes later is reported
/// again.
public final class Acceptance {

    private static final int LONGEST_TEXT = 200;

    private Acceptance() {}

    /// One exception for each address of the finding, its own first.
    ///
    /// @param place where the exceptions will be written
    public static List<TimedException> of(Finding finding, String owner, String reason, LocalDate until, Place place) {
        var exceptions = new ArrayList<TimedException>();
        exceptions.add(of(finding.address(), finding.values(), owner, reason, until, place));
        for (Member member : finding.members()) {
            exceptions.add(of(member.address(), member.values(), owner, reason, until, place));
        }
        return List.copyOf(exceptions);
    }

    private static TimedException of(
            Address address,
            SequencedMap<String, Held> held,
            String owner,
            String reason,
            LocalDate until,
            Place place) {
        var values = new LinkedHashMap<String, Node>();
        var environments = new ArrayList<String>();
        var secret = false;
        var whole = address.path().isEmpty() && held.values().stream().anyMatch(Held.Absent.class::isInstance);
        for (var entry : held.entrySet()) {
            if (!(entry.getValue() instanceof Held.Unseen)) {
                environments.add(entry.getKey());
                values.put(entry.getKey(), whole ? there(entry.getValue(), place) : pinned(entry.getValue(), place));
                secret |= !whole && entry.getValue() instanceof Held.Present(var value) && holdsSecret(value);
            }
        }
        // A secret's fingerprint changes from run to run, so what it is cannot be pinned; nor can its neighbours'
        // values.
        return new TimedException(
                address.toString(),
                secret ? environments : List.of(),
                Optional.empty(),
                secret ? new LinkedHashMap<>() : values,
                owner,
                reason,
                until,
                place);
    }

    /// Of a whole file or object that some lack, only who has it: what it holds is not what was accepted.
    private static Node there(Held held, Place place) {
        return new Scalar(Kind.TEXT, held instanceof Held.Present ? "present" : "absent", place);
    }

    /// The value itself where it is short and single, else its digest; `absent` for nothing.
    private static Node pinned(Held held, Place place) {
        if (!(held instanceof Held.Present(var value)) || Meaning.empty(value)) {
            return new Scalar(Kind.TEXT, "absent", place);
        }
        var single = value instanceof Scalar(var _, var text, var _) && text.length() <= LONGEST_TEXT;
        return single ? SealedText.withoutFingerprints(value) : new Scalar(Kind.TEXT, Digest.of(value), place);
    }

    private static boolean holdsSecret(Node node) {
        return switch (node) {
            case Node.Secret _, Node.Encrypted _ -> true;
            case Scalar _ -> false;
            case Node.Listing(var items, var _) -> items.stream().anyMatch(Acceptance::holdsSecret);
            case Node.Mapping(var entries, var _) -> entries.stream().anyMatch(entry -> holdsSecret(entry.value()));
        };
    }
}
