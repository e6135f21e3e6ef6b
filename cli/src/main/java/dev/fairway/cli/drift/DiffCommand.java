package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.core.report.Report;
import dev.fairway.engine.journey.Diff;
import dev.fairway.formats.report.DiffText;
import dev.fairway.formats.report.JsonReport;
import dev.fairway.formats.report.MarkdownReport;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway diff ENV ENV`: two environments, or two moments of one.
public final class DiffCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Compares two environments, each difference with its verdict. An environment may be looked at"
                            + " as it was: ENV@{2026-11-01} is the end of that day (UTC), ENV@{v1.2} a tag, branch or"
                            + " commit.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway diff stage prod",
                        "  fairway diff prod@{2026-11-01} prod     what changed in production since then",
                        "  fairway diff stage prod@{v1.2}");
        spec.addPositional(Arguments.parameter(0, "ENV", true, "An environment, or ENV@{DATE}."));
        spec.addPositional(Arguments.parameter(1, "ENV", true, "Another one."));
        spec.addOption(Arguments.path());
        spec.addOption(CommonOptions.flag("Show every difference, however many there are.", "--all"));
        Judging.addOptions(spec);
        return spec;
    }

    @Override
    public List<String> formats() {
        return List.of("text", "json", "markdown");
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedOptionValue("--path", ".");
        return Opened.run(invocation, path, true, opened -> run(invocation, opened));
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var arguments = invocation.arguments();
        var mistakes = new ArrayList<>(opened.mistakes());
        var limits = Judging.limits(arguments, mistakes);
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var look = Judging.request("diff", invocation, opened, limits);
        String left = arguments.matchedPositionalValue(0, "");
        String right = arguments.matchedPositionalValue(1, "");
        return switch (Diff.run(opened.workspace(), look, left, right)) {
            case Diff.Outcome.Mistaken(var found) -> invocation.mistakes(found);
            case Diff.Outcome.Compared(var report, var unread) -> {
                write(report, invocation);
                yield Judging.exit(!report.findings().isEmpty(), unseen(report, unread), invocation);
            }
        };
    }

    /// What could not be read; where nothing was compared, every gap may be the reason.
    private static List<String> unseen(Report report, List<String> unread) {
        return !unread.isEmpty() || report.summary().compared() > 0
                ? unread
                : report.gaps().stream()
                        .map(gap -> "%s: %s".formatted(gap.what(), gap.reason()))
                        .toList();
    }

    private static void write(Report report, Invocation invocation) {
        var out = invocation.report();
        var all = invocation.arguments().hasMatchedOption("--all");
        switch (invocation.options().format()) {
            case "json" -> out.println(ReportOutput.text(sink -> JsonReport.write(report, sink, true)));
            case "markdown" -> out.print(MarkdownReport.render(report));
            default -> out.print(DiffText.render(report, ReportOutput.text(invocation, all)));
        }
    }
}
