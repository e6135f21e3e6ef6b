package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway release list`: the releases that the ledger has.
public final class ReleaseListCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Lists the releases that the ledger has, newest first.")
                .footer("", "Example:", "  fairway release list --app payments");
        spec.addOption(Arguments.value("NAME", "Only those of one application.", "--app"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String app = invocation.arguments().matchedOptionValue("--app", "");
        return LedgerPlace.of(invocation.surroundings()).reading(place -> {
            var releases = place
                    .store()
                    .read(contents -> Releases.all(Proved.of(contents, place.log(), Ed25519::holds)))
                    .reversed()
                    .stream()
                    .filter(it -> app.isEmpty() || it.release().app().equals(app))
                    .toList();
            var out = invocation.report();
            if (invocation.options().format().equals("json")) {
                var shown = releases.stream().map(ReleaseText::json).toList();
                out.println(ReportOutput.text(sink -> LedgerJson.list(shown, sink)));
            } else {
                releases.forEach(it -> out.println("%s  %s  %s, %d parts"
                        .formatted(
                                it.time(),
                                it.id().hex().substring(0, 12),
                                it.name(),
                                it.release().components().size())));
            }
            return Exit.CLEAN;
        });
    }
}
