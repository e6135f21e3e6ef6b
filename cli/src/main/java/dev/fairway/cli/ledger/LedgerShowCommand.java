package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.Told;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import java.util.List;
import java.util.stream.LongStream;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger show`: the ledger as a history in sentences.
public final class LedgerShowCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Tells what the ledger holds, oldest first, a sentence an entry. Each entry is proved by the"
                                + " ledger's signature before it is told; fairway ledger verify checks all that was"
                                + " signed.")
                .footer("", "Example:", "  fairway ledger show --last 20");
        spec.addOption(Arguments.value("N", "Only the newest N entries.", "--last"));
        spec.addOption(Arguments.value("TYPE", "Only entries of one type, as in release or key.", "--type"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String last = invocation.arguments().matchedOptionValue("--last", "");
        if (!last.isEmpty() && !last.matches("[1-9][0-9]{0,8}")) {
            return invocation.mistakes(List.of("--last takes a number of entries, not '%s'".formatted(last)));
        }
        String type = invocation.arguments().matchedOptionValue("--type", "");
        return LedgerPlace.of(invocation.surroundings()).reading(place -> {
            var told = place.store().read(contents -> {
                var log = Proved.of(contents, place.log(), Ed25519::holds);
                var from = last.isEmpty() ? 0 : Math.max(0, log.size() - Long.parseLong(last));
                return LongStream.range(from, log.size())
                        .mapToObj(index -> Told.of(log.entry(index)))
                        .filter(it -> type.isEmpty() || it.type().equals(type))
                        .toList();
            });
            tell(invocation, told);
            return Exit.CLEAN;
        });
    }

    private static void tell(Invocation invocation, List<Told> told) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            var entries = told.stream()
                    .map(it -> new LedgerJson.Entry(it.index(), it.time(), it.actor(), it.type(), it.sentence()))
                    .toList();
            out.println(ReportOutput.text(sink -> LedgerJson.entries(entries, sink)));
            return;
        }
        told.forEach(it -> out.println("%6d  %s  %s  %s"
                .formatted(
                        it.index(),
                        it.time().toString().replace('T', ' ').substring(0, 19),
                        it.actor().substring(0, 8),
                        SafeText.visible(it.sentence()))));
    }
}
