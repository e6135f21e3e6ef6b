package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.core.evidence.Digest;
import dev.fairway.engine.release.EvidenceOrder;
import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.formats.report.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway evidence spool list`: what waits for a ledger that could not be reached.
public final class EvidenceSpoolListCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Lists the evidence that waits until this ledger can be reached, oldest first, each with"
                        + " the id by which evidence spool drop takes it out. The ledger is not asked.")
                .footer("", "Example:", "  fairway evidence spool list");
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var spool = Spool.of(LedgerPlace.of(invocation.surroundings()));
        try {
            var waiting = new ArrayList<EvidenceJson.Order>();
            for (var file : spool.files()) {
                waiting.add(order(file, Spool.read(file).map(SpooledOrder::order)));
            }
            tell(invocation, waiting);
            return Exit.CLEAN;
        } catch (IOException _) {
            Complaint.tell(invocation.surroundings().err(), "%s: cannot be read".formatted(spool.folder()));
            return Exit.UNSEEN;
        }
    }

    private static EvidenceJson.Order order(Path file, Optional<EvidenceOrder> read) {
        var name = String.valueOf(file.getFileName());
        return new EvidenceJson.Order(
                Spool.id(file).orElse(name),
                read.map(it -> new EvidenceJson.Order.Content(
                        it.claimed(),
                        it.type(),
                        it.release(),
                        it.artifact(),
                        it.environment(),
                        Digest.of(it.file().array()).text())));
    }

    private static void tell(Invocation invocation, List<EvidenceJson.Order> waiting) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> EvidenceJson.waiting(waiting, sink)));
            return;
        }
        if (waiting.isEmpty()) {
            out.println("nothing waits in the spool");
        }
        waiting.forEach(it -> out.println("%s  %s"
                .formatted(
                        SafeText.visible(it.id()),
                        it.content().map(EvidenceSpoolListCommand::line).orElse("it is not what was put there"))));
    }

    private static String line(EvidenceJson.Order.Content content) {
        return "%s  %s of %s%s%s"
                .formatted(
                        content.time(),
                        SafeText.visible(content.type()),
                        content.artifact()
                                .map(it -> SafeText.visible(it) + " in ")
                                .orElse(""),
                        SafeText.visible(content.release()),
                        content.environment()
                                .map(it -> ", ran in " + SafeText.visible(it))
                                .orElse(""));
    }
}
