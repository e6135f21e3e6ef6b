package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.ledger.verify.Rebuild;
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
                                + " entries say. All of it, or nothing. What is wrong with files (missing,"
                                + " changed, foreign) cannot be made anew, and is told. Exit codes: 0 made"
                                + " anew, 1 the entries are not what was signed, or files are wrong, 3 the store"
                                + " could not be had.")
                .footer("", "Example:", "  fairway ledger rebuild");
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        return LedgerPlace.of(invocation.surroundings())
                .rebuilding(made -> made.left().none() ? tell(invocation, made.whole()) : broken(invocation, made));
    }

    /// What cannot be mended here.
    private static Exit broken(Invocation invocation, Rebuild.Made made) {
        var err = invocation.surroundings().err();
        Complaint.tell(
                err,
                "made anew from %d entries, and the store is not whole all the same:".formatted(size(made.whole())));
        made.left().list().forEach(fault -> Complaint.tell(err, fault.toString()));
        if (made.left().more()) {
            Complaint.tell(err, "and more");
        }
        return Exit.FINDINGS;
    }

    private static long size(Verdict.Whole whole) {
        return whole.checkpoint().size() + whole.unsigned();
    }

    private static Exit tell(Invocation invocation, Verdict.Whole whole) {
        var size = size(whole);
        if (invocation.options().format().equals("json")) {
            invocation.report().println(ReportOutput.text(sink -> LedgerJson.rebuilt(size, sink)));
        } else if (!invocation.options().quiet()) {
            invocation.report().println("made anew from %d entries".formatted(size));
        }
        return Exit.CLEAN;
    }
}
