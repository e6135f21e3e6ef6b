package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.EvidenceExport;
import dev.fairway.engine.release.EvidenceExport.Item;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway evidence export RELEASE DIR`: evidence in the forms that others read.
public final class EvidenceExportCommand implements Command {

    private static final String KEY = "key.pem";
    /// What X.509 has before the 32 bytes of a key of Ed25519 (RFC 8410).
    private static final Bytes X509 = Bytes.hex("302a300506032b6570032100");

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Writes the evidence of a release in the forms that others read: results of tests as"
                        + " in-toto statements (test-result v0.1, without names of tests) in DSSE envelopes"
                        + " that this machine's key signs, or a machine's that FAIRWAY_SIGNING_KEY gives,"
                        + " with key.pem to check them; SBOMs, scans and attestations as they were received."
                        + " Other files stay in the ledger.")
                .footer("", "Example:", "  fairway evidence export payments@1.4.2 audit/evidence");
        spec.addPositional(ReleaseShowCommand.release());
        spec.addPositional(Arguments.parameter(1, "DIR", true, "An empty folder, or none yet."));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        String name = invocation.arguments().matchedPositionalValue(1, "");
        var folder = invocation.surroundings().directory().resolve(name);
        var place = LedgerPlace.of(invocation.surroundings());
        var mistake = GivenKeys.signerMistake(invocation.surroundings());
        if (mistake.isPresent()) {
            return invocation.mistakes(List.of(mistake.get()));
        }
        return place.reading(reader -> {
            if (!isFree(folder)) {
                return invocation.mistakes(List.of("%s: it is not an empty folder".formatted(name)));
            }
            var signer = GivenKeys.machine(invocation.surroundings())
                    .or(() -> place.keys().signerIfThere(reader.log().name(), key -> LedgerPlace.isKnown(reader, key)));
            if (signer.isEmpty()) {
                Complaint.tell(
                        invocation.surroundings().err(),
                        "the key that signs facts is not on this machine, so that nothing can be stated here");
                return Exit.UNSEEN;
            }
            return reader.store().read(contents -> {
                var log = reader.proved(contents);
                var meant = Releases.meant(log, text);
                return meant.size() == 1
                        ? write(
                                invocation,
                                name,
                                folder,
                                EvidenceExport.of(log, meant.getFirst(), signer.get()),
                                signer.get())
                        : invocation.mistakes(List.of(Releases.notOne(text, meant)));
            });
        });
    }

    private static boolean isFree(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    private static Exit write(Invocation invocation, String name, Path folder, List<Item> items, Signer signer) {
        try {
            Files.createDirectories(folder);
            for (var item : items) {
                switch (item) {
                    case Item.Stated(var _, var file, var envelope) -> write(folder, file, envelope);
                    case Item.Received(var _, var file, var content) -> write(folder, file, content);
                    case Item.LeftOut _ -> {}
                }
            }
            if (isStated(items)) {
                write(folder, KEY, Bytes.utf8(pem(signer)));
            }
        } catch (IOException _) {
            Complaint.tell(invocation.surroundings().err(), "%s: cannot be written".formatted(name));
            return Exit.UNSEEN;
        }
        tell(invocation, name, items);
        return Exit.CLEAN;
    }

    private static boolean isStated(List<Item> items) {
        return items.stream().anyMatch(Item.Stated.class::isInstance);
    }

    private static void write(Path folder, String file, Bytes content) throws IOException {
        Files.write(folder.resolve(file), content.array(), StandardOpenOption.CREATE_NEW);
    }

    private static String pem(Signer signer) {
        var encoded = X509.then(signer.key().raw().orElseThrow()).array();
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static void tell(Invocation invocation, String folder, List<Item> items) {
        var files = new ArrayList<EvidenceJson.Exported>();
        var leftOut = new ArrayList<EvidenceJson.LeftOut>();
        for (var item : items) {
            switch (item) {
                case Item.Stated(var index, var name, var _) ->
                    files.add(new EvidenceJson.Exported(name, index, "statement"));
                case Item.Received(var index, var name, var _) ->
                    files.add(new EvidenceJson.Exported(name, index, "received"));
                case Item.LeftOut(var index, var type, var why) ->
                    leftOut.add(new EvidenceJson.LeftOut(index, type, why));
            }
        }
        var key = Optional.of(KEY).filter(_ -> isStated(items));
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> EvidenceJson.exported(folder, files, key, leftOut, sink)));
        } else if (!invocation.options().quiet()) {
            files.forEach(it -> out.println("%s/%s  entry %d, %s"
                    .formatted(
                            SafeText.visible(folder),
                            SafeText.visible(it.name()),
                            it.index(),
                            it.form().equals("statement") ? "stated and signed here" : "as it was received")));
            key.ifPresent(it -> out.println(
                    "%s/%s  the public key that checks what was stated here".formatted(SafeText.visible(folder), it)));
            leftOut.forEach(it -> out.println(
                    "left out: entry %d, %s: %s".formatted(it.index(), SafeText.visible(it.type()), it.why())));
            if (items.isEmpty()) {
                out.println("there is no evidence");
            }
        }
    }
}
