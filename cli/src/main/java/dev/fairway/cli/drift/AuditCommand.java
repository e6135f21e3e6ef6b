package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.engine.journey.Audit;
import dev.fairway.engine.journey.Audit.Outcome.Audited;
import dev.fairway.engine.journey.LastChanges;
import dev.fairway.formats.report.ArrivalsJson;
import dev.fairway.formats.report.ArrivalsText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `fairway audit`: no set-up at all, what differs, since when, by whom.
public final class AuditCommand implements Command {

    private static final int LAST = 5;

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
                        "  fairway audit                      the current folder; at a repository's top, all of it",
                        "  fairway audit ..                   the folder above it",
                        "  fairway audit services/payments    a part of it",
                        "  fairway audit --format html --output report.html");
        spec.addPositional(Arguments.folder());
        spec.addOption(CommonOptions.flag("Show every finding, and the differences that are explained.", "--all"));
        spec.addOption(CommonOptions.flag(
                "Say what was recognised as which environment, and why, instead.", "--explain-discovery"));
        spec.addOption(OptionSpec.builder("--last")
                .paramLabel("N")
                .arity("0..1")
                .fallbackValue("" + LAST)
                .preprocessor(AuditCommand::lastWithoutNumber)
                .type(String.class)
                .description("Tell the last N changes that reached production instead, and where each had been before."
                        + " Default: %d.".formatted(LAST))
                .build());
        Judging.addOptions(spec);
        return spec;
    }

    /// `--last services/payments` means the default number, and a folder.
    private static boolean lastWithoutNumber(
            Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> said) {
        var apart = " ".equals(said.get("separator"));
        if (apart && (arguments.isEmpty() || !arguments.peek().matches("[0-9]+"))) {
            arguments.push("" + LAST);
        }
        return false;
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
        var explains = invocation.arguments().hasMatchedOption("--explain-discovery");
        var limits = explains
                ? Judging.limits(invocation.arguments(), mistakes, ExplainedDiscovery.BUDGET)
                : Judging.limits(invocation.arguments(), mistakes);
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var request = Judging.request("audit", invocation, opened, limits);
        if (explains) {
            return ExplainedDiscovery.tell(invocation, opened, request);
        }
        if (invocation.arguments().hasMatchedOption("--last")) {
            return last(invocation, opened, request);
        }
        return switch (Audit.run(opened.workspace(), request)) {
            case Audit.Outcome.Mistaken(var found) -> invocation.mistakes(found);
            case Audited audited -> told(invocation, opened, audited);
        };
    }

    private static Exit last(Invocation invocation, Opened opened, Audit.Request request) {
        String number = invocation.arguments().matchedOptionValue("--last", "" + LAST);
        if (!number.matches("[1-9][0-9]{0,3}")) {
            return invocation.mistakes(List.of("--last takes a number from 1 to 9999, not '%s'".formatted(number)));
        }
        if (!List.of("text", "json").contains(invocation.options().format())) {
            return invocation.mistakes(List.of("--last is told as text or json"));
        }
        var report = LastChanges.of(opened.workspace(), request, Integer.parseInt(number));
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> ArrivalsJson.write(report, sink)));
        } else {
            var all = Judging.all(invocation);
            out.print(ArrivalsText.render(report, ReportOutput.text(invocation, all), request.now()));
        }
        return Exit.CLEAN;
    }

    private static Exit told(Invocation invocation, Opened opened, Audited audited) {
        var all = Judging.all(invocation);
        if (audited.report().environments().isEmpty()
                && invocation.options().format().equals("text")) {
            ExplainedDiscovery.nothing(
                    audited.survey().discovered(), audited.report().gaps(), opened, invocation);
            return Exit.CLEAN;
        }
        ReportOutput.write(audited.report(), opened.workspace().scope(), invocation, all);
        return Judging.exit(!audited.report().findings().isEmpty(), audited.unseen(), invocation);
    }
}
