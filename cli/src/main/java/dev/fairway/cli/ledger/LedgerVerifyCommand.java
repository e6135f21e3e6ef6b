package dev.fairway.cli.ledger;

import dev.fairway.bulk.BulkEd25519;
import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.PackageRules;
import dev.fairway.formats.report.VerifyJson;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.excerpt.ExcerptVerdict;
import dev.fairway.ledger.excerpt.ExcerptVerifier;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.trust.Claims;
import dev.fairway.ledger.trust.Policy;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.LaterSource;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger verify [PATH]`: whether a ledger, an export, a receipt or a package is what the log has signed.
public final class LedgerVerifyCommand implements Command {

    private static final long LARGEST_RECEIPT = 1 << 20;
    private static final String CHECKPOINT = "checkpoint";
    private static final String UNPACKED =
            "it is a package that was unpacked: run python3 -I verify.py VKEY in it, or verify the .tar that it came"
                    + " from";
    private static final String REPACKED =
            "it is an archive, and not the very bytes that fairway ledger package writes: if it is a package that was"
                    + " packed again, unpack it and run python3 -I verify.py VKEY in its folder";

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Verifies everything from the first entry on: leaves, signatures, keys, streams, the tree, the"
                            + " checkpoint, and the files that entries refer to. Without PATH the store of"
                            + " FAIRWAY_STORE, its indexes and what this machine remembers of it. A log is believed by"
                            + " --key, --policy, ledger.keys of fairway.yaml, its key in the folder of keys, or a"
                            + " --key that was right before. Exit codes: 0 whole, 1 not, 3 cannot be read, is nothing"
                            + " of a ledger, or nobody vouches for the log's key.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway ledger verify",
                        "  fairway ledger verify audit/ledger --key payments.vkey",
                        "  fairway ledger verify payments-1.4.2.tlog-proof --key payments.vkey",
                        "  fairway ledger verify audit/ledger --since last-month/checkpoint");
        spec.addPositional(Arguments.parameter(
                0, "PATH", false, "An export's folder, a receipt, or a package. Default: the store."));
        spec.addOption(VerifyArguments.keys());
        spec.addOption(VerifyArguments.witness());
        spec.addOption(Arguments.value(
                "FILE",
                "Which logs to believe, and which witnesses must have cosigned (C2SP tlog-policy).",
                "--policy"));
        spec.addOption(Arguments.value(
                "CHECKPOINT",
                "A checkpoint or a receipt up to which all was verified before: only what came after it is verified,"
                        + " and that it came after it.",
                "--since"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Optional<String> failure(Exit exit, List<String> sentences) {
        var verified = exit == Exit.FINDINGS
                ? VerifyJson.Verified.broken(sentences)
                : VerifyJson.Verified.unseen(String.join("; ", sentences));
        return Optional.of(ReportOutput.text(sink -> VerifyJson.verified(verified, sink)));
    }

    @Override
    public Exit run(Invocation invocation) {
        var place = LedgerPlace.of(invocation.surroundings());
        var arguments = new VerifyArguments(invocation);
        var trust = arguments.trust(place);
        var since = arguments.since();
        if (!arguments.mistakes().isEmpty()) {
            return invocation.mistakes(arguments.mistakes());
        }
        String path = invocation.arguments().matchedPositionalValue(0, "");
        var before = since.flatMap(note -> Checkpoint.parse(note.text())).map(Checkpoint::size);
        if (path.isEmpty()) {
            return store(new VerifyText(invocation, place.folder().toString(), before), place, trust, since);
        }
        var text = new VerifyText(invocation, path, before);
        var file = invocation.surroundings().directory().resolve(path);
        try {
            if (Files.isDirectory(file)) {
                return ExcerptFiles.isUnpacked(file)
                        ? text.unseen(UNPACKED)
                        : export(text, place, trust, since, followed(file));
            }
            if (!Files.isRegularFile(file)) {
                return invocation.mistakes(
                        List.of("%s: %s".formatted(path, Typed.noFile(file).orElse(""))));
            }
            if (since.isPresent()) {
                return invocation.mistakes(List.of("--since goes with a ledger or an export"));
            }
            return switch (ExcerptVerifier.form(file)) {
                case EXCERPT -> excerpt(text, place, trust, file);
                case OTHER_ARCHIVE -> text.broken(List.of(new Fault(path, REPACKED)), false);
                case NO_ARCHIVE ->
                    NoLedger.file(file).map(text::unseen).orElseGet(() -> receipt(text, place, trust, file));
            };
        } catch (UncheckedIOException e) {
            return text.unseen(String.valueOf(e.getMessage()));
        }
    }

    private static Exit store(VerifyText text, LedgerPlace place, Trust trust, Optional<Note> since) {
        return place.opening(
                trust,
                reader -> {
                    // People have been told of it on opening; what was verified is remembered in its place.
                    var gone = text.isJson() ? place.markIsGone(reader.log()) : Optional.<String>empty();
                    var remembered = place.memory().of(reader.log(), true);
                    var verdict = reader.store().read(contents -> {
                        var found = verified(
                                reader.log(), trust.policy(), since, new StoreSource(contents, new SecureRandom()));
                        return found instanceof Verdict.Whole whole
                                ? LogMemory.fault(remembered, whole.checkpoint(), contents)
                                        .map(LedgerVerifyCommand::broken)
                                        .orElse(found)
                                : found;
                    });
                    if (verdict instanceof Verdict.Whole whole) {
                        place.memory()
                                .remember(
                                        reader.log(),
                                        whole.checkpoint(),
                                        !trust.keys().isEmpty());
                    }
                    var notes = new ArrayList<>(notes(since, true));
                    gone.ifPresent(notes::add);
                    notes.addAll(continued(reader.store()
                            .read(contents -> Claims.continued(contents.entry(0).envelope()))));
                    return text.tell(reader.log(), verdict, false, notes);
                },
                (answer, claimed) -> text.disbelieved(answer, claimed.name(), Optional.of(claimed)));
    }

    private static Exit export(VerifyText text, LedgerPlace place, Trust trust, Optional<Note> since, Path folder) {
        if (!ExportSource.isOne(folder)) {
            return text.unseen(NoLedger.folder(folder));
        }
        var file = folder.resolve(CHECKPOINT);
        var note = checkpoint(file);
        if (note.isEmpty()) {
            return unread(text, trust, file);
        }
        var origin = note.map(Note::text).flatMap(it -> it.lines().findFirst()).orElse("");
        var answer = trust.ofNote(origin, note);
        if (!(answer instanceof Trust.Answer.Believed(var log))) {
            return text.disbelieved(answer, origin, ExportSource.claimedKey(folder));
        }
        var verdict = verified(log, trust.policy(), since, new ExportSource(folder));
        if (!(verdict instanceof Verdict.Whole whole)) {
            return text.tell(log, verdict, true, List.of());
        }
        var copy = new Copy(place, log, whole.checkpoint());
        var standing = copy.ofExport(folder);
        var contradiction = Copy.contradiction(standing);
        if (contradiction.isPresent()) {
            return text.tell(log, broken(contradiction.get()), true, List.of());
        }
        place.memory().remember(log, whole.checkpoint(), standing, !trust.keys().isEmpty());
        var notes = new ArrayList<>(text.notes(Copy.notes(standing), new Cosigned(trust.policy(), whole.note())));
        notes.addAll(notes(since, false));
        notes.addAll(continued(ExportSource.first(folder).flatMap(Claims::continued)));
        return text.tell(log, whole, true, notes);
    }

    /// A link that somebody named himself is where he wants to go. None is followed below it.
    private static Path followed(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw Disk.failure("it cannot be read", e);
        }
    }

    /// Where nobody can tell by whom it is.
    private static Exit unread(VerifyText text, Trust trust, Path file) {
        var why = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? "it is no signed note to the letter, so that nobody can tell which log it is of"
                : "it is missing: an export has one";
        return trust.isNamed()
                ? text.broken(List.of(new Fault(CHECKPOINT, why)), false)
                : text.unseen("%s: %s".formatted(CHECKPOINT, why));
    }

    private static Exit excerpt(VerifyText text, LedgerPlace place, Trust trust, Path file) {
        var claim = ExcerptVerifier.claim(file);
        var origin = claim.checkpoint()
                .map(Note::text)
                .flatMap(it -> it.lines().findFirst())
                .orElse("");
        if (claim.fault().isPresent()) {
            return text.broken(List.of(claim.fault().get()), false);
        }
        var answer = trust.ofNote(origin, claim.checkpoint());
        if (!(answer instanceof Trust.Answer.Believed(var log))) {
            return text.disbelieved(answer, origin, claim.key());
        }
        return switch (ExcerptVerifier.verify(file, log, trust.witnesses(), Ed25519::holds)) {
            case ExcerptVerdict.Broken(var faults, var more) -> text.broken(faults, more);
            case ExcerptVerdict.Whole whole -> {
                var standing = new Copy(place, log, whole.checkpoint()).alone();
                var cosigned = new Cosigned(trust.policy(), whole.excerpt().checkpoint());
                var fault = cosigned.objection()
                        .or(() -> Copy.contradiction(standing))
                        .map(what -> new Fault("checkpoint", what))
                        .or(() -> PackageRules.fault(whole));
                if (fault.isPresent()) {
                    yield text.broken(List.of(fault.get()), false);
                }
                place.memory()
                        .remember(
                                log, whole.checkpoint(), standing, !trust.keys().isEmpty());
                yield text.packaged(log, whole, text.notes(Copy.notes(standing), cosigned));
            }
        };
    }

    private static Exit receipt(VerifyText text, LedgerPlace place, Trust trust, Path file) {
        var receipt = read(file).flatMap(Receipt::parse);
        if (receipt.isEmpty()) {
            return text.broken(List.of(new Fault(text.what(), "it is no receipt to the letter")), false);
        }
        var note = receipt.get().checkpoint();
        var origin = note.text().lines().findFirst().orElse("");
        var answer = trust.ofNote(origin, Optional.of(note));
        if (!(answer instanceof Trust.Answer.Believed(var log))) {
            return text.disbelieved(answer, origin, Optional.empty());
        }
        var checkpoint = receipt.get().proves(log, Ed25519::holds);
        var leaf = Leaf.parse(receipt.get().entry());
        if (checkpoint.isEmpty() || leaf.isEmpty()) {
            var what = "it does not prove that %s holds this entry".formatted(log.name());
            return text.broken(List.of(new Fault(text.what(), what)), false);
        }
        var standing = new Copy(place, log, checkpoint.get()).alone();
        var cosigned = new Cosigned(trust.policy(), note);
        var faults = new ArrayList<>(cosigned.faults(text.what()));
        Copy.contradiction(standing).ifPresent(what -> faults.add(new Fault(text.what(), what)));
        if (!faults.isEmpty()) {
            return text.broken(faults, false);
        }
        place.memory().remember(log, checkpoint.get(), standing, !trust.keys().isEmpty());
        return text.proved(
                log, checkpoint.get(), receipt.get(), leaf.get(), text.notes(Copy.notes(standing), cosigned));
    }

    private static Verdict verified(
            VerifierKey log, Optional<Policy> policy, Optional<Note> since, LaterSource source) {
        if (since.isEmpty()) {
            return accepted(verifier(log, policy).verify(source), policy);
        }
        var checkpoint = Checkpoint.of(since.get(), log, Ed25519::holds);
        if (checkpoint.isEmpty()) {
            source.close();
            return broken("the checkpoint of --since is not signed by %s".formatted(log.name()));
        }
        return accepted(verifier(log, policy).verifySince(source, checkpoint.get()), policy);
    }

    /// What a verification since a checkpoint does not look at.
    private static List<String> notes(Optional<Note> since, boolean store) {
        return since.flatMap(note -> Checkpoint.parse(note.text()))
                .map(before -> List.of(
                        ("of the first %d entries, only the tree and the keys were looked at: the checkpoint of --since"
                                        + " says that they were verified before")
                                .formatted(before.size()),
                        "not looked at: whether later entries repeat one of them, or a stream goes on where it ended,"
                                + " heads, %s, and files that only they refer to"
                                        .formatted(store ? "indexes" : "tiles that no proof needs")))
                .orElse(List.of());
    }

    /// What the log says of the one before it.
    private static List<String> continued(Optional<Checkpoint> before) {
        return before
                .map(it -> "its first entry says that it goes on after %s, of %d entries with root %s"
                        .formatted(it.origin(), it.size(), it.root()))
                .stream()
                .toList();
    }

    private static Verifier verifier(VerifierKey key, Optional<Policy> policy) {
        return new Verifier(
                key,
                policy.map(Policy::witnesses).orElse(List.of()),
                BulkEd25519::holds,
                Runtime.getRuntime().availableProcessors());
    }

    /// A log that is whole, and not cosigned as the policy asks, is not accepted.
    private static Verdict accepted(Verdict verdict, Optional<Policy> policy) {
        return verdict instanceof Verdict.Whole whole
                ? policy.flatMap(it -> it.objection(whole.note(), Ed25519::holds))
                        .map(LedgerVerifyCommand::broken)
                        .orElse(verdict)
                : verdict;
    }

    private static Verdict broken(String what) {
        return new Verdict.Broken(List.of(new Fault("checkpoint", what)), false);
    }

    /// As it is kept; nothing of it is believed.
    static Optional<Note> checkpoint(Path file) {
        // A pipe would be waited for.
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? read(file).flatMap(Note::parse)
                : Optional.empty();
    }

    private static Optional<Bytes> read(Path file) {
        try {
            return Files.size(file) > LARGEST_RECEIPT
                    ? Optional.empty()
                    : Optional.of(Bytes.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw Disk.failure("it cannot be read", e);
        }
    }
}
