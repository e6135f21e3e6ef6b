package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `fairway ledger verify [PATH]`: whether a ledger, an export or a receipt is what the log has signed.
public final class LedgerVerifyCommand implements Command {

    private static final long LARGEST_RECEIPT = 1 << 20;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Verifies everything from the first entry on: leaves, signatures, keys, streams, the tree, the"
                            + " checkpoint, and the files that entries refer to. Without PATH the store of"
                            + " FAIRWAY_STORE, its indexes and what this machine remembers of it. Exit codes: 0 whole,"
                            + " 1 not, 3 cannot be read, or nobody vouches for the log's key.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway ledger verify",
                        "  fairway ledger verify audit/ledger --key \"$(cat payments.vkey)\"",
                        "  fairway ledger verify payments-1.4.2.tlog-proof --key \"$(cat payments.vkey)\"");
        spec.addPositional(
                Arguments.parameter(0, "PATH", false, "An export's folder, or a receipt. Default: the store."));
        spec.addOption(OptionSpec.builder("--key")
                .paramLabel("VKEY")
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The log's public key, as fairway ledger key prints it. Can be given several times.")
                .build());
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        List<String> given = invocation.arguments().matchedOptionValue("--key", List.of());
        var keys = new ArrayList<VerifierKey>();
        var mistakes = new ArrayList<String>();
        for (var text : given) {
            VerifierKey.parse(text.strip())
                    .filter(key -> key.type() == VerifierKey.Type.NOTE)
                    .ifPresentOrElse(keys::add, () -> mistakes.add("--key takes NAME+ID+KEY, as ledger key prints it"));
        }
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        String path = invocation.arguments().matchedPositionalValue(0, "");
        var place = LedgerPlace.of(invocation.surroundings());
        if (path.isEmpty()) {
            return place.verifying(
                    keys,
                    reader -> tell(
                            invocation,
                            place.folder().toString(),
                            place.withMemory(
                                    reader,
                                    reader.store()
                                            .read(contents -> verifier(reader.log())
                                                    .verify(new StoreSource(contents, new SecureRandom()))))));
        }
        var file = invocation.surroundings().directory().resolve(path);
        if (Files.isDirectory(file)) {
            return withKey(
                    invocation,
                    place,
                    keys,
                    origin(file.resolve("checkpoint")),
                    key -> tell(invocation, path, verifier(key).verify(new ExportSource(file))));
        }
        return Files.isRegularFile(file)
                ? receipt(invocation, place, keys, path, file)
                : invocation.mistakes(List.of("%s: there is no such file or folder".formatted(path)));
    }

    private static Verifier verifier(VerifierKey key) {
        return new Verifier(key, List.of(), Ed25519::holds, Runtime.getRuntime().availableProcessors());
    }

    /// What is done with the key that is believed.
    private interface Believing {
        Exit with(VerifierKey key);
    }

    private static Exit withKey(
            Invocation invocation, LedgerPlace place, List<VerifierKey> given, String origin, Believing work) {
        if (!given.isEmpty()) {
            // A log of another name than the given ones is refused by the first of them.
            return work.with(given.stream()
                    .filter(key -> key.name().equals(origin))
                    .findFirst()
                    .orElse(given.getFirst()));
        }
        var own = place.keys().log(origin);
        if (own.isPresent()) {
            return work.with(own.get().verifier());
        }
        Complaint.tell(
                invocation.surroundings().err(),
                "nobody here vouches for the log '%s'; pass its key with --key".formatted(origin));
        return Exit.UNSEEN;
    }

    /// The first line of a checkpoint; what it says is not believed.
    private static String origin(Path checkpoint) {
        try {
            // A pipe would be waited for.
            return !Files.isRegularFile(checkpoint, LinkOption.NOFOLLOW_LINKS)
                            || Files.size(checkpoint) > LARGEST_RECEIPT
                    ? ""
                    : Bytes.of(Files.readAllBytes(checkpoint))
                            .text()
                            .orElse("")
                            .lines()
                            .findFirst()
                            .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private static Exit receipt(
            Invocation invocation, LedgerPlace place, List<VerifierKey> keys, String path, Path file) {
        try {
            var bytes = Files.size(file) > LARGEST_RECEIPT ? Bytes.of() : Bytes.of(Files.readAllBytes(file));
            var receipt = Receipt.parse(bytes);
            if (receipt.isEmpty()) {
                return tell(invocation, path, broken(path, "it is no receipt to the letter"));
            }
            var origin = receipt.get().checkpoint().text().lines().findFirst().orElse("");
            return withKey(invocation, place, keys, origin, key -> proved(invocation, path, receipt.get(), key));
        } catch (IOException _) {
            Complaint.tell(invocation.surroundings().err(), "%s: cannot be read".formatted(path));
            return Exit.UNSEEN;
        }
    }

    private static Exit proved(Invocation invocation, String path, Receipt receipt, VerifierKey key) {
        var checkpoint = receipt.proves(key, Ed25519::holds);
        var leaf = Leaf.parse(receipt.entry());
        if (checkpoint.isEmpty() || leaf.isEmpty()) {
            return tell(
                    invocation, path, broken(path, "it does not prove that %s holds this entry".formatted(key.name())));
        }
        if (invocation.options().format().equals("json")) {
            invocation
                    .report()
                    .println(ReportOutput.text(sink -> LedgerJson.verified(
                            true,
                            checkpoint.get().size(),
                            checkpoint.get().root().toString(),
                            List.of(),
                            sink)));
        } else if (!invocation.options().quiet()) {
            invocation
                    .report()
                    .println("proved: %s holds entry %d, a %s of %s"
                            .formatted(
                                    key.name(),
                                    receipt.index(),
                                    leaf.get().predicateType(),
                                    leaf.get().time()));
        }
        return Exit.CLEAN;
    }

    private static Verdict broken(String path, String what) {
        return new Verdict.Broken(List.of(new Fault(path, what)), false);
    }

    private static Exit tell(Invocation invocation, String what, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Whole whole -> {
                tellWhole(invocation, what, whole);
                yield Exit.CLEAN;
            }
            case Verdict.Broken(var faults, var more) -> {
                tellBroken(invocation, what, faults, more);
                yield Exit.FINDINGS;
            }
            case Verdict.Empty() -> {
                Complaint.tell(invocation.surroundings().err(), "%s: nothing is recorded yet".formatted(what));
                yield Exit.UNSEEN;
            }
            case Verdict.Unreadable(var why) -> {
                Complaint.tell(invocation.surroundings().err(), "%s: %s".formatted(what, why));
                yield Exit.UNSEEN;
            }
        };
    }

    private static void tellWhole(Invocation invocation, String what, Verdict.Whole whole) {
        Checkpoint checkpoint = whole.checkpoint();
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> LedgerJson.verified(
                    true, checkpoint.size(), checkpoint.root().toString(), List.of(), sink)));
        } else if (!invocation.options().quiet()) {
            out.println("whole: %s, %d entries, newest %s".formatted(what, checkpoint.size(), whole.lastTime()));
            out.println("  log   %s".formatted(checkpoint.origin()));
            out.println("  root  %s".formatted(checkpoint.root()));
            whole.unknown()
                    .forEach((type, count) ->
                            out.println("  %d entries of type %s: proved, and not understood by this version"
                                    .formatted(count, type)));
            whole.erased().forEach((digest, index) -> out.println("  %s erased at %d".formatted(digest, index)));
        }
    }

    private static void tellBroken(Invocation invocation, String what, List<Fault> faults, boolean more) {
        var out = invocation.report();
        var sentences = faults.stream().map(Fault::toString).toList();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> LedgerJson.verified(false, 0, "", sentences, sink)));
            return;
        }
        out.println("not whole: %s".formatted(what));
        sentences.forEach(sentence -> out.println("  " + SafeText.visible(sentence)));
        if (more) {
            out.println("  and more");
        }
    }
}
