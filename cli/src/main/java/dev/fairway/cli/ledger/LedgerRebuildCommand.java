package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.ledger.verify.Verdict;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger rebuild`: makes anew what the store keeps so that it need not read all entries.
public final class LedgerRebuildCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Drops everything that the store keeps beside entries and files (indexes, the tree, the map of"
                                + " ends) and makes it anew from the entries, which are held against the log's"
                                + " signature: for a store of which ledger verify says that an index is not what the"
                                + " entries say. All of it, or nothing.")
                .footer("", "Example:", "  fairway ledger rebuild && fairway ledger verify");
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        return LedgerPlace.of(invocation.surroundings()).rebuilding(whole -> tell(invocation, whole));
    }

    private static Exit tell(Invocation invocation, Verdict.Whole whole) {
        var size = whole.checkpoint().size() + whole.unsigned();
        if (invocation.options().format().equals("json")) {
            invocation.report().println(ReportOutput.text(sink -> LedgerJson.rebuilt(size, sink)));
        } else if (!invocation.options().quiet()) {
            invocation.report().println("made anew from %d entries".formatted(size));
        }
        return Exit.CLEAN;
    }
}
