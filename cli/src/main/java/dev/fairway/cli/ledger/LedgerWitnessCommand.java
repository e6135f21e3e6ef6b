package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.VerifyJson;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.export.ExportNodes;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.trust.KnownLogs;
import dev.fairway.ledger.trust.Witness;
import dev.fairway.ledger.verify.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger witness DIR --key KEY`: cosigns an export, if it continues what was cosigned before.
public final class LedgerWitnessCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Cosigns the checkpoint of an export (C2SP tlog-cosignature), offline, if its tree continues"
                            + " the one that the same key cosigned last: never a smaller one, never another history."
                            + " What was cosigned is remembered beside the key. Facts are not verified: fairway ledger"
                            + " verify does that. Exit codes: 0 cosigned, 1 it contradicts what was cosigned, 3 nobody"
                            + " vouches for the log, or nothing can be remembered.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway ledger witness --new-key witness.example/ann > ann.vkey",
                        "  fairway ledger witness audit/ledger --key witness.example/ann --log \"$(cat"
                                + " payments.vkey)\"");
        spec.addPositional(Arguments.parameter(0, "DIR", false, "An export's folder."));
        spec.addOption(Arguments.value("NAME|FILE", "The witness's key, by its name or its file.", "--key"));
        spec.addOption(
                Arguments.value("VKEY", "The log's public key. Default: whoever vouches for the log here.", "--log"));
        spec.addOption(
                Arguments.value("FILE", "Where the cosigned checkpoint goes. Default: into the export.", "--to"));
        spec.addOption(
                Arguments.value("NAME", "Make a key for a witness of this name, and print its vkey.", "--new-key"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var place = LedgerPlace.of(invocation.surroundings());
        try {
            var name = value(invocation, "--new-key");
            return name.isEmpty() ? cosign(invocation, place) : newKey(invocation, place, name);
        } catch (UncheckedIOException e) {
            Complaint.tell(invocation.surroundings().err(), String.valueOf(e.getMessage()));
            return Exit.UNSEEN;
        }
    }

    private static String value(Invocation invocation, String option) {
        return invocation.arguments().matchedOptionValue(option, "");
    }

    private static Exit newKey(Invocation invocation, LedgerPlace place, String name) {
        var others = List.of("--key", "--log", "--to");
        if (others.stream().anyMatch(invocation.arguments()::hasMatchedOption)
                || invocation.arguments().hasMatchedPositional(0)) {
            return invocation.mistakes(List.of("--new-key makes a key and nothing else"));
        }
        if (!VerifierKey.isName(name)) {
            return invocation.mistakes(List.of("--new-key takes a name without blanks and '+'"));
        }
        var key = place.keys().newWitness(name);
        if (key.isEmpty()) {
            return invocation.mistakes(List.of("there is a key of %s already".formatted(name)));
        }
        var vkey = key.get().verifier().toString();
        if (invocation.options().format().equals("json")) {
            invocation.report().println(ReportOutput.text(sink -> VerifyJson.witnessKey(vkey, sink)));
        } else {
            invocation.report().println(vkey);
        }
        return Exit.CLEAN;
    }

    private static Exit cosign(Invocation invocation, LedgerPlace place) {
        var mistakes = new ArrayList<String>();
        String name = invocation.arguments().matchedPositionalValue(0, "");
        var folder = invocation.surroundings().directory().resolve(name);
        if (name.isEmpty()) {
            mistakes.add("DIR is missing");
        } else if (!Files.isDirectory(folder)) {
            mistakes.add("%s: there is no such folder".formatted(name));
        }
        var key = key(invocation, place, mistakes);
        var log = log(invocation, mistakes);
        if (!mistakes.isEmpty() || key.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var note = LedgerVerifyCommand.checkpoint(folder.resolve("checkpoint"));
        var checkpoint = note.flatMap(it -> Checkpoint.parse(it.text()));
        if (!ExportSource.isOne(folder)) {
            return new VerifyText(invocation, name).unseen(NoLedger.folder(folder));
        }
        if (note.isEmpty() || checkpoint.isEmpty()) {
            Complaint.tell(invocation.surroundings().err(), "%s: it has no checkpoint to the letter".formatted(name));
            return Exit.FINDINGS;
        }
        var origin = checkpoint.get().origin();
        var answer = new Trust(log, Optional.empty(), place, () -> ProjectKeys.of(place.surroundings()))
                .ofNote(origin, note);
        return answer instanceof Trust.Answer.Believed(var believed)
                ? cosign(invocation, place, key.get(), believed, folder)
                : new VerifyText(invocation, name).disbelieved(answer, origin, ExportSource.claimedKey(folder));
    }

    private static List<VerifierKey> log(Invocation invocation, List<String> mistakes) {
        var text = value(invocation, "--log");
        if (text.isEmpty()) {
            return List.of();
        }
        return VerifyArguments.key(invocation, "--log", text, mistakes).stream().toList();
    }

    /// A witness's key, and where it remembers what it has signed.
    private record WitnessKey(SigningKey key, Path file) {

        KnownLogs cosigned() {
            return new KnownLogs(file.resolveSibling(file.getFileName() + ".seen"));
        }
    }

    private static Optional<WitnessKey> key(Invocation invocation, LedgerPlace place, List<String> mistakes) {
        var name = value(invocation, "--key");
        if (name.isEmpty()) {
            mistakes.add("--key is needed: the name of a witness's key, or its file");
            return Optional.empty();
        }
        var named = place.keys().witnessFile(name);
        var file = Files.exists(named)
                ? named
                : invocation.surroundings().directory().resolve(name);
        var key = KeyFolder.in(file).filter(it -> it.verifier().type() == VerifierKey.Type.COSIGNATURE);
        if (key.isEmpty()) {
            mistakes.add("%s: neither the name of a witness's key here nor a file that holds one; --new-key makes one"
                    .formatted(name));
        }
        return key.map(it -> new WitnessKey(it, file));
    }

    private static Exit cosign(Invocation invocation, LedgerPlace place, WitnessKey key, VerifierKey log, Path folder) {
        String name = invocation.arguments().matchedPositionalValue(0, "");
        return ExportLocks.of(place).alone(folder, () -> {
            // Once more: an export may have replaced it meanwhile.
            var note =
                    LedgerVerifyCommand.checkpoint(folder.resolve("checkpoint")).orElseThrow();
            var checkpoint = Checkpoint.parse(note.text()).orElseThrow();
            // What this machine has seen of the log counts as much as what this key has cosigned of it.
            var contradiction = Copy.contradiction(new Copy(place, log, checkpoint).ofExport(folder));
            if (contradiction.isPresent()) {
                return new VerifyText(invocation, name)
                        .broken(List.of(new Fault("checkpoint", contradiction.get())), false);
            }
            var witness = new Witness(
                    key.key(), key.cosigned(), invocation.surroundings().clock(), Ed25519::holds);
            return switch (witness.cosign(note, log, new ExportNodes(folder, checkpoint.size()))) {
                case Witness.Result.Refused(var why) ->
                    new VerifyText(invocation, name).broken(List.of(new Fault("checkpoint", why)), false);
                case Witness.Result.Cosigned cosigned -> {
                    write(invocation, folder, cosigned.note());
                    tell(invocation, key.key().verifier(), cosigned);
                    yield Exit.CLEAN;
                }
            };
        });
    }

    private static void write(Invocation invocation, Path folder, Note note) {
        var to = value(invocation, "--to");
        try {
            if (to.isEmpty()) {
                Export.cosign(folder, note);
            } else {
                Files.write(
                        invocation.surroundings().directory().resolve(to),
                        note.bytes().array());
            }
        } catch (IOException e) {
            throw Disk.failure("the cosigned checkpoint cannot be written", e);
        }
    }

    private static void tell(Invocation invocation, VerifierKey witness, Witness.Result.Cosigned cosigned) {
        var checkpoint = cosigned.checkpoint();
        if (invocation.options().format().equals("json")) {
            invocation
                    .report()
                    .println(ReportOutput.text(sink -> VerifyJson.cosigned(
                            witness.toString(),
                            checkpoint.origin(),
                            checkpoint.size(),
                            checkpoint.root().toString(),
                            cosigned.first(),
                            sink)));
        } else if (!invocation.options().quiet()) {
            var out = invocation.report();
            out.println("cosigned: %d entries of %s, by %s"
                    .formatted(checkpoint.size(), checkpoint.origin(), witness.name()));
            if (cosigned.first()) {
                out.println("  the first of this log that this key has cosigned: it was compared with none before");
            }
        }
    }
}
