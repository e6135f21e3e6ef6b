package dev.fairway.ledger.trust;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Cosignatures;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which checkpoints somebody accepts (C2SP tlog-policy): those of which logs, cosigned by whom.
///
/// @param logs none where any log may be meant
/// @param witnesses all who are named, whether the quorum asks for them or not
/// @param quorum nothing where no cosignature is asked for
public record Policy(List<VerifierKey> logs, List<VerifierKey> witnesses, Optional<Member> quorum) {

    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        requireNonNull(quorum, "quorum");
    }

    /// Who witnesses, as the file calls it.
    public sealed interface Member {

        String name();

        /// One key.
        record Witness(String name, VerifierKey key) implements Member {
            public Witness {
                requireNonNull(name, "name");
                requireNonNull(key, "key");
            }
        }

        /// Several, of which so many suffice.
        record Group(String name, int threshold, List<Member> members) implements Member {
            public Group {
                requireNonNull(name, "name");
                members = List.copyOf(members);
                if (threshold < 1 || threshold > members.size()) {
                    throw new IllegalArgumentException("%d of %d members".formatted(threshold, members.size()));
                }
            }
        }
    }

    /// Whether a log's checkpoints can be accepted at all.
    public boolean lists(VerifierKey log) {
        return logs.isEmpty() || logs.contains(log);
    }

    /// Why the cosignatures of a checkpoint do not suffice; nothing where they do.
    public Optional<String> objection(Note note, Verification verification) {
        return quorum.filter(member -> !witnessed(member, note, verification))
                .map(member -> "it lacks %s; cosigned by %s"
                        .formatted(
                                wanted(member),
                                signers(member, note, verification)
                                        .reduce((one, other) -> one + ", " + other)
                                        .orElse("none of them")));
    }

    private static boolean witnessed(Member member, Note note, Verification verification) {
        return switch (member) {
            case Member.Witness(var _, var key) ->
                Cosignatures.seen(note, key, verification).isPresent();
            case Member.Group(var _, var threshold, var members) ->
                members.stream()
                                .filter(each -> witnessed(each, note, verification))
                                .count()
                        >= threshold;
        };
    }

    private static String wanted(Member member) {
        return switch (member) {
            case Member.Witness(var name, var _) -> "a cosignature by " + name;
            case Member.Group(var _, var _, var members) when members.size() == 1 -> wanted(members.getFirst());
            case Member.Group(var name, var threshold, var members)
            when threshold == members.size() -> "cosignatures by all %d of %s".formatted(threshold, name);
            case Member.Group(var name, var threshold, var members) ->
                "cosignatures by %d of the %d of %s".formatted(threshold, members.size(), name);
        };
    }

    private static Stream<String> signers(Member member, Note note, Verification verification) {
        return switch (member) {
            case Member.Witness witness ->
                witnessed(witness, note, verification) ? Stream.of(witness.name()) : Stream.empty();
            case Member.Group(var _, var _, var members) ->
                members.stream().flatMap(each -> signers(each, note, verification));
        };
    }
}
