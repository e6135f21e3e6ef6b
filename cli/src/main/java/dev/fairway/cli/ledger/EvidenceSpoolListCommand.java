package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.core.evidence.Digest;
import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.formats.report.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
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
                waiting.add(order(file, Spool.read(file)));
            }
            tell(invocation, waiting, spool.elsewhere());
            return Exit.CLEAN;
        } catch (IOException _) {
            Complaint.tell(invocation.surroundings().err(), "%s: cannot be read".formatted(spool.folder()));
            return Exit.UNSEEN;
        }
    }

    private static EvidenceJson.Order order(Path file, SpooledOrder.Found read) {
        return new EvidenceJson.Order(
                Spool.name(file),
                read.whole()
                        .map(it -> new EvidenceJson.Order.Content(
                                it.order().claimed(),
                                it.order().type(),
                                it.order().release(),
                                it.order().artifact(),
                                it.order().environment(),
                                Digest.of(it.order().file().array()).text(),
                                it.adder())),
                read.unfit());
    }

    private static void tell(
            Invocation invocation, List<EvidenceJson.Order> waiting, SortedMap<String, Integer> elsewhere) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> EvidenceJson.waiting(waiting, elsewhere, sink)));
            return;
        }
        if (waiting.isEmpty()) {
            out.println("nothing waits in the spool");
        }
        waiting.forEach(it -> out.println("%s  %s"
                .formatted(
                        SafeText.visible(it.id()),
                        it.content()
                                .map(EvidenceSpoolListCommand::line)
                                .or(it::unfit)
                                .orElse(""))));
        elsewhere.forEach((store, count) -> out.println("%d for %s"
                .formatted(
                        count,
                        store.isEmpty()
                                ? "another store, which is not known here"
                                : "the store FAIRWAY_STORE=%s, which is another one"
                                        .formatted(SafeText.visible(store)))));
    }

    private static String line(EvidenceJson.Order.Content content) {
        return "%s  %s of %s%s%s%s"
                .formatted(
                        content.time(),
                        SafeText.visible(content.type()),
                        content.artifact()
                                .map(it -> SafeText.visible(it) + " in ")
                                .orElse(""),
                        SafeText.visible(content.release()),
                        content.environment()
                                .map(it -> ", ran in " + SafeText.visible(it))
                                .orElse(""),
                        content.adder()
                                .map(it -> ", added with " + SafeText.visible(it))
                                .orElse(""));
    }
}
