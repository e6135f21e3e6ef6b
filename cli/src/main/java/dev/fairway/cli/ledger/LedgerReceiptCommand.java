package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.proved.Proved;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger receipt INDEX|RELEASE`: the proof that an entry is in the ledger, for somebody else to keep.
public final class LedgerReceiptCommand implements Command {

    private static final int MOST_DIGITS = 7;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Prints the proof that an entry is in the ledger (C2SP tlog-proof). Whoever has it and"
                        + " the ledger's key can check it without us and without the ledger. Exit codes: 0"
                        + " printed, 1 the ledger is not what was signed, 3 it could not be read.")
                .footer("", "Example:", "  fairway ledger receipt payments@1.4.2 > payments-1.4.2.tlog-proof");
        spec.addPositional(Arguments.parameter(
                0, "INDEX|RELEASE", true, "The number of an entry, or a release: then the entry that recorded it."));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        return LedgerPlace.of(invocation.surroundings())
                .reading(place -> place.store().read(contents -> {
                    var log = place.proved(contents);
                    var index = index(log, text);
                    if (index.isEmpty()) {
                        return invocation.mistakes(List.of(
                                "there is no entry and no single release '%s'; fairway ledger show has the entries"
                                        .formatted(text)));
                    }
                    tell(invocation, index.getAsLong(), log.receipt(index.getAsLong()));
                    return Exit.CLEAN;
                }));
    }

    private static void tell(Invocation invocation, long index, Receipt receipt) {
        var text = receipt.bytes().text().orElseThrow();
        if (invocation.options().format().equals("json")) {
            invocation.report().println(ReportOutput.text(sink -> LedgerJson.receipt(index, text, sink)));
        } else {
            invocation.report().print(text);
        }
    }

    private static OptionalLong index(Proved log, String text) {
        if (text.matches("0|[1-9][0-9]{0,%d}".formatted(MOST_DIGITS - 1))) {
            var index = Long.parseLong(text);
            return index < log.size() ? OptionalLong.of(index) : OptionalLong.empty();
        }
        var meant = Releases.meant(log, text);
        return meant.size() == 1 ? OptionalLong.of(meant.getFirst().index()) : OptionalLong.empty();
    }
}
