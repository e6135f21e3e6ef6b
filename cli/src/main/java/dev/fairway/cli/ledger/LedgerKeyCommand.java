package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.LedgerJson;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger key`: the key that the ledger's signatures are checked with.
public final class LedgerKeyCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Prints the public key of this ledger, as verifiers take it (--key), and nothing else."
                        + " Exit codes: 0 printed, 1 the ledger is not what was signed, 3 it could not be read.")
                .footer("", "Example:", "  fairway ledger key > payments.vkey");
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        return LedgerPlace.of(invocation.surroundings()).reading(place -> {
            var key = place.log().toString();
            if (invocation.options().format().equals("json")) {
                invocation.report().println(ReportOutput.text(sink -> LedgerJson.keys(List.of(key), sink)));
            } else {
                invocation.report().println(key);
            }
            return Exit.CLEAN;
        });
    }
}
