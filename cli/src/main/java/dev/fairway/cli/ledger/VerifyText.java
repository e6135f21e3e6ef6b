package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.SafeText;
import dev.fairway.formats.report.VerifyJson;
import dev.fairway.ledger.excerpt.ExcerptVerdict;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tells what a verification found, in words or as JSON, and the exit code that goes with it.
///
/// @param what was verified, as somebody named it
/// @param since how many entries were verified before, where only later ones are looked at
record VerifyText(Invocation invocation, String what, Optional<Long> since) {

    /// Of everything.
    VerifyText(Invocation invocation, String what) {
        this(invocation, what, Optional.empty());
    }

    boolean isJson() {
        return invocation.options().format().equals("json");
    }

    private void json(VerifyJson.Verified verified) {
        invocation.report().println(ReportOutput.text(sink -> VerifyJson.verified(verified.since(since), sink)));
    }

    /// @param copy whether it is one, as of some moment
    /// @param notes sentences about what was not looked at, or could not be shown
    Exit tell(VerifierKey log, Verdict verdict, boolean copy, List<String> notes) {
        return switch (verdict) {
            case Verdict.Whole whole -> {
                tellWhole(log, whole, copy, notes);
                yield Exit.CLEAN;
            }
            case Verdict.Broken(var faults, var more) -> broken(faults, more);
            case Verdict.Empty() -> unseen("nothing is recorded yet");
            case Verdict.Unreadable(var why) -> unseen(why);
        };
    }

    /// What verification could not begin with.
    Exit unseen(String why) {
        Complaint.tell(invocation.surroundings().err(), "%s: %s".formatted(what, why));
        if (isJson()) {
            json(VerifyJson.Verified.unseen(why));
        }
        return Exit.UNSEEN;
    }

    /// Nobody vouches for it, or somebody else was named.
    ///
    /// @param claimed the key that it claims to have
    Exit disbelieved(Trust.Answer answer, String origin, Optional<VerifierKey> claimed) {
        return switch (answer) {
            case Trust.Answer.Unaccepted(var why) -> broken(List.of(new Fault("checkpoint", why)), false);
            case Trust.Answer.Mistaken(var mistakes) -> invocation.mistakes(mistakes);
            case Trust.Answer.Unknown _, Trust.Answer.Believed _ -> untrusted(origin, claimed);
        };
    }

    private Exit untrusted(String origin, Optional<VerifierKey> claimed) {
        var sentence = "nobody here vouches for the log '%s'; pass its key with --key, if you have it from elsewhere%s"
                .formatted(
                        origin,
                        claimed.map(key -> ". It calls itself (untrusted): " + key)
                                .orElse("; it holds no key of its log"));
        Complaint.tell(invocation.surroundings().err(), "%s: %s".formatted(what, sentence));
        if (isJson()) {
            json(VerifyJson.Verified.unseen(sentence).untrusted(claimed.map(VerifierKey::toString)));
        }
        return Exit.UNSEEN;
    }

    /// What is said anyway, and of the clock.
    ///
    /// @param time the newest of what was verified
    private List<String> withClock(List<String> notes, Instant time) {
        return Stream.concat(
                        notes.stream(),
                        ClockNote.verifying(
                                time, invocation.surroundings().clock().instant())
                                .stream())
                .toList();
    }

    /// What is said anyway, and of the clocks of witnesses.
    List<String> notes(List<String> notes, Cosigned cosigned) {
        return Stream.concat(
                        notes.stream(),
                        cosigned.notes(invocation.surroundings().clock().instant()).stream())
                .toList();
    }

    private void tellWhole(VerifierKey log, Verdict.Whole whole, boolean copy, List<String> found) {
        var checkpoint = whole.checkpoint();
        var notes = withClock(found, whole.lastTime());
        var out = invocation.report();
        if (isJson()) {
            json(whole(
                    log, checkpoint, copy ? Optional.of(whole.lastTime()) : Optional.empty(), whole.erased(), notes));
        } else if (!invocation.options().quiet()) {
            out.println("whole: %s, %d entries, newest %s"
                    .formatted(SafeText.visible(what), checkpoint.size(), whole.lastTime()));
            out.println("  log   %s".formatted(checkpoint.origin()));
            out.println("  root  %s".formatted(checkpoint.root()));
            if (copy) {
                out.println("  as of %s: what was recorded later is not in this copy".formatted(whole.lastTime()));
            }
            unknown(whole.unknown()).forEach(line -> out.println("  " + line));
            whole.erased().forEach((digest, index) -> out.println("  %s erased at %d".formatted(digest, index)));
            notes.forEach(note -> out.println("  " + SafeText.visible(note)));
        } else {
            quietly(whole.unknown(), notes);
        }
    }

    /// `-q` leaves out what is well, never what nobody knows.
    private void quietly(Map<String, Long> unknown, List<String> notes) {
        var err = invocation.surroundings().err();
        Stream.concat(unknown(unknown), notes.stream())
                .forEach(note -> Complaint.tell(err, "%s: %s".formatted(what, note)));
    }

    private static Stream<String> unknown(Map<String, Long> types) {
        return types.entrySet().stream()
                .map(it -> "%d entries of type %s: proved, and not understood by this version"
                        .formatted(it.getValue(), it.getKey()));
    }

    private static VerifyJson.Verified whole(
            VerifierKey log,
            Checkpoint checkpoint,
            Optional<Instant> asOf,
            Map<Digest, Long> erased,
            List<String> notes) {
        var named = new TreeMap<String, Long>();
        erased.forEach((digest, index) -> named.put(digest.text(), index));
        return new VerifyJson.Verified(
                Optional.of(true),
                Optional.of(checkpoint.size()),
                Optional.of(checkpoint.root().toString()),
                List.of(),
                Optional.of(checkpoint.origin()),
                Optional.of(log.toString()),
                Optional.empty(),
                asOf,
                Optional.empty(),
                Optional.empty(),
                named,
                notes);
    }

    Exit broken(List<Fault> faults, boolean more) {
        var out = invocation.report();
        var sentences = faults.stream().map(Fault::toString).toList();
        if (isJson()) {
            json(VerifyJson.Verified.broken(sentences));
            return Exit.FINDINGS;
        }
        out.println("not whole: %s".formatted(SafeText.visible(what)));
        sentences.forEach(sentence -> out.println("  " + SafeText.visible(sentence)));
        if (more) {
            out.println("  and more");
        }
        return Exit.FINDINGS;
    }

    /// What a package proves.
    Exit packaged(VerifierKey log, ExcerptVerdict.Whole whole, List<String> found) {
        var checkpoint = whole.checkpoint();
        var notes = withClock(found, whole.asOf());
        if (isJson()) {
            json(whole(
                    log, checkpoint, Optional.of(whole.asOf()), whole.excerpt().erased(), notes));
        } else if (!invocation.options().quiet()) {
            var out = invocation.report();
            out.println("whole: %s, %d entries and %d files of %s"
                    .formatted(
                            SafeText.visible(what),
                            whole.excerpt().parts().size(),
                            whole.excerpt().blobs().size(),
                            checkpoint.origin()));
            out.println("  as of %s, %d entries: what was recorded later, and what was left out, is not in it"
                    .formatted(whole.asOf(), checkpoint.size()));
            whole.excerpt()
                    .erased()
                    .forEach((digest, index) -> out.println("  %s erased at %d".formatted(digest, index)));
            notes.forEach(note -> out.println("  " + SafeText.visible(note)));
        } else {
            quietly(Map.of(), notes);
        }
        return Exit.CLEAN;
    }

    /// What a receipt proves.
    Exit proved(VerifierKey log, Checkpoint checkpoint, Receipt receipt, Leaf leaf, List<String> found) {
        var notes = withClock(found, leaf.time());
        var subjects = leaf.subjects().stream().map(Digest::text).toList();
        if (isJson()) {
            json(whole(log, checkpoint, Optional.empty(), Map.of(), notes)
                    .of(new VerifyJson.Entry(
                            receipt.index(), leaf.time(), leaf.predicateType(), leaf.actor(), subjects)));
        } else if (!invocation.options().quiet()) {
            var out = invocation.report();
            out.println("proved: %s holds entry %d, a %s of %s"
                    .formatted(log.name(), receipt.index(), SafeText.visible(leaf.predicateType()), leaf.time()));
            subjects.forEach(digest -> out.println("  about " + digest));
            notes.forEach(note -> out.println("  " + SafeText.visible(note)));
        } else {
            quietly(Map.of(), notes);
        }
        return Exit.CLEAN;
    }
}
