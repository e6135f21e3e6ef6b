package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.LedgerJson;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `fairway release show RELEASE`: what a release is made of.
public final class ReleaseShowCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Tells what a release is made of, as the ledger has it, proved by the ledger's signature.")
                .footer("", "Example:", "  fairway release show payments@1.4.2");
        spec.addPositional(release());
        return spec;
    }

    static PositionalParamSpec release() {
        return Arguments.parameter(
                0, "RELEASE", true, "An id, the beginning of one (8 hex digits or more), or app@version.");
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        return LedgerPlace.of(invocation.surroundings()).reading(place -> {
            return place.store().read(contents -> {
                var log = place.proved(contents);
                var meant = Releases.meant(log, text);
                if (meant.size() != 1) {
                    return invocation.mistakes(List.of(notOne(text, meant)));
                }
                var release = meant.getFirst();
                tell(invocation, ReleaseText.Standing.of(log, release), ReleaseText.Around.of(log, release));
                return Exit.CLEAN;
            });
        });
    }

    private static void tell(Invocation invocation, ReleaseText.Standing standing, ReleaseText.Around around) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> LedgerJson.shown(ReleaseText.json(standing), around.json(), sink)));
        } else {
            out.print(ReleaseText.shown(standing, around));
        }
    }

    static String notOne(String text, List<Releases.Recorded> meant) {
        return Releases.notOne(text, meant);
    }
}
