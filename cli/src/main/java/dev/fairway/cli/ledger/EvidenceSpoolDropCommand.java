package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.EvidenceJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway evidence spool drop ID`: takes out what will never be recorded.
public final class EvidenceSpoolDropCommand implements Command {

    private static final int FEWEST_DIGITS = 8;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Takes one piece of evidence out of the spool for good, without recording it: one for a"
                        + " release that does not exist, for instance. Exit codes: 0 it is gone, 2 nothing of that id"
                        + " waits there.")
                .footer("", "Example:", "  fairway evidence spool drop 1f0c4e5a");
        spec.addPositional(Arguments.parameter(
                0, "ID", true, "As evidence spool list and flush print it, or its first 8 digits or more."));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var spool = Spool.of(LedgerPlace.of(invocation.surroundings()));
        String id = invocation.arguments().matchedPositionalValue(0, "");
        try {
            return spool.alone(() -> drop(invocation, spool, id));
        } catch (IOException _) {
            return unreadable(invocation, spool);
        }
    }

    private static Exit drop(Invocation invocation, Spool spool, String id) {
        try {
            var meant = spool.files().stream().filter(file -> isMeant(file, id)).toList();
            if (meant.size() != 1) {
                return invocation.mistakes(List.of(
                        meant.isEmpty()
                                ? "nothing in the spool has the id '%s'; fairway evidence spool list shows what waits"
                                        .formatted(id)
                                : "%d orders in the spool have ids that begin with '%s'; write more of it"
                                        .formatted(meant.size(), id)));
            }
            spool.remove(meant.getFirst());
            tell(invocation, Spool.name(meant.getFirst()));
            return Exit.CLEAN;
        } catch (IOException _) {
            return unreadable(invocation, spool);
        }
    }

    /// By its id, the beginning of it, or the name of its file.
    private static boolean isMeant(Path file, String id) {
        return String.valueOf(file.getFileName()).equals(id)
                || Spool.name(file).equals(id)
                || (id.length() >= FEWEST_DIGITS && Spool.name(file).startsWith(id));
    }

    private static Exit unreadable(Invocation invocation, Spool spool) {
        Complaint.tell(
                invocation.surroundings().err(), "%s: cannot be read, or not be written to".formatted(spool.folder()));
        return Exit.UNSEEN;
    }

    private static void tell(Invocation invocation, String id) {
        if (invocation.options().format().equals("json")) {
            invocation.report().println(ReportOutput.text(sink -> EvidenceJson.dropped(id, sink)));
        } else if (!invocation.options().quiet()) {
            invocation.report().println("%s was taken out of the spool, and is not recorded".formatted(id));
        }
    }
}
