package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.export.ExportResult;
import dev.fairway.ledger.sign.Ed25519;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger export DIR`: the ledger as files that a stranger verifies.
public final class LedgerExportCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Writes the ledger as a folder of files (C2SP tlog-tiles, with envelopes and blobs beside):"
                                + " any client of that standard reads it, and fairway ledger verify checks all of it. A"
                                + " later export into the same folder writes only what is new. Exit codes: 0 written, 1"
                                + " ledger and folder contradict each other, 3 one of them could not be had.")
                .footer("", "Example:", "  fairway ledger export audit/ledger");
        spec.addPositional(
                Arguments.parameter(0, "DIR", true, "An empty folder, or an earlier export of this ledger."));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String folder = invocation.arguments().matchedPositionalValue(0, "");
        var target = invocation.surroundings().directory().resolve(folder);
        var place = LedgerPlace.of(invocation.surroundings());
        return place.reading(reader -> {
            var result = ExportLocks.of(place)
                    .alone(
                            target,
                            () -> reader.store()
                                    .read(contents -> Export.write(contents, target, reader.log(), Ed25519::holds)));
            return switch (result) {
                case ExportResult.Refused(var why) -> invocation.mistakes(List.of("%s: %s".formatted(folder, why)));
                case ExportResult.Damaged(var why) -> {
                    Complaint.tell(
                            invocation.surroundings().err(),
                            "%s; fairway ledger verify tells more; nothing was exported".formatted(why));
                    yield Exit.FINDINGS;
                }
                case ExportResult.Failed(var why) -> {
                    Complaint.tell(invocation.surroundings().err(), "%s: %s".formatted(folder, why));
                    yield Exit.UNSEEN;
                }
                case ExportResult.Written written -> {
                    tell(invocation, folder, written);
                    yield Exit.CLEAN;
                }
            };
        });
    }

    private static void tell(Invocation invocation, String folder, ExportResult.Written written) {
        var checkpoint = written.checkpoint();
        if (!written.dropped().isEmpty()) {
            // With -q, too: whoever asks for witnesses does not accept it any more.
            Complaint.tell(
                    invocation.surroundings().err(),
                    ("%s: cosigned by %s was what was there before, and this, of %d entries, is not: fairway ledger"
                                    + " witness cosigns it")
                            .formatted(folder, String.join(", ", written.dropped()), checkpoint.size()));
        }
        if (invocation.options().format().equals("json")) {
            invocation
                    .report()
                    .println(ReportOutput.text(sink -> LedgerJson.exported(
                            folder, checkpoint.size(), checkpoint.root().toString(), written.files(), sink)));
        } else if (!invocation.options().quiet()) {
            invocation
                    .report()
                    .println("%s: %d entries, root %s, %d files written"
                            .formatted(
                                    SafeText.visible(folder), checkpoint.size(), checkpoint.root(), written.files()));
        }
    }
}
