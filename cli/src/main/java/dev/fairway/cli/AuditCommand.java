package dev.fairway.cli;

import dev.fairway.engine.journey.Audit;
import dev.fairway.engine.journey.Audit.Outcome.Audited;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway audit`: no set-up at all, what differs, since when, by whom.
final class AuditCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Finds the environments of a Git repository, and names the differences between them that nobody"
                                + " declared: which values, since when, who moved, and which side looks deliberate."
                                + " Needs no set-up and writes nothing into the repository.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway audit                      the repository around the current folder",
                        "  fairway audit services/payments    a part of it",
                        "  fairway audit --format html --output report.html");
        spec.addPositional(Arguments.folder());
        spec.addOption(CommonOptions.flag("Show everything, what is explained, too.", "--all"));
        spec.addOption(CommonOptions.flag(
                "Say what was recognised as which environment, and why, instead.", "--explain-discovery"));
        Judging.addOptions(spec);
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.FORMATS;
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedPositionalValue(0, ".");
        return Opened.run(invocation, path, true, opened -> run(invocation, opened));
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var mistakes = new ArrayList<>(opened.mistakes());
        var limits = Judging.limits(invocation.arguments(), mistakes);
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        if (invocation.arguments().hasMatchedOption("--explain-discovery")) {
            return ExplainedDiscovery.tell(invocation, opened);
        }
        var request = Judging.request("audit", invocation, opened, limits, List.of(), "");
        return switch (Audit.run(opened.workspace(), request)) {
            case Audit.Outcome.Mistaken(var found) -> invocation.mistakes(found);
            case Audited audited -> told(invocation, audited);
        };
    }

    private static Exit told(Invocation invocation, Audited audited) {
        var all = invocation.arguments().hasMatchedOption("--all");
        if (audited.report().environments().isEmpty()
                && invocation.options().format().equals("text")) {
            ExplainedDiscovery.nothing(audited.survey().discovered(), invocation.report());
            return Exit.CLEAN;
        }
        ReportOutput.write(audited.report(), invocation, all);
        return Judging.exit(!audited.report().findings().isEmpty(), audited.unseen(), invocation);
    }
}
