package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.core.report.WhyReport;
import dev.fairway.engine.journey.Why;
import dev.fairway.formats.report.WhyJson;
import dev.fairway.formats.report.WhyText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway why KEY`: what became of a value, where, when, by whom.
public final class WhyCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Tells the story of a value across all environments: who changed it where and when, when they"
                                + " parted, and which side looks deliberate. A key with several addresses is told for"
                                + " each.")
                .footer(
                        "",
                        "A key that no environment has any more is told from history. Exit code 2 when none ever had"
                                + " it; the nearest names are told.",
                        "",
                        "Examples:",
                        "  fairway why PAYMENT_GATEWAY_TIMEOUT_MS",
                        "  fairway why \"config/{env}.yaml#http.client.retries\"");
        spec.addPositional(Arguments.parameter(
                0,
                "KEY",
                true,
                "A name, the end of a path, resource#path, a whole object or file, or a finding's fingerprint."));
        spec.addOption(CommonOptions.flag("Tell every change and every span of time, not only the last ten.", "--all"));
        spec.addOption(Arguments.path());
        Judging.addOptions(spec);
        return spec;
    }

    @Override
    public List<String> formats() {
        return List.of("text", "json");
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedOptionValue("--path", ".");
        return Opened.run(invocation, path, false, opened -> run(invocation, opened));
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var mistakes = new ArrayList<>(opened.mistakes());
        var limits = Judging.limits(invocation.arguments(), mistakes);
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        String key = invocation.arguments().matchedPositionalValue(0, "");
        var request = new Why.Request(
                key,
                opened.project(),
                Judging.options(invocation.arguments(), opened),
                opened.means(),
                limits,
                invocation.surroundings().clock().instant());
        return switch (Why.tell(opened.workspace(), request)) {
            case Why.Told.Answered(var report) -> {
                write(report, invocation);
                yield Exit.CLEAN;
            }
            case Why.Told.Everywhere(var differing) ->
                invocation.mistakes(List.of("every environment has '%s'; ask for a key of it%s"
                        .formatted(key, differing.isEmpty() ? "" : ": " + String.join(", ", differing))));
            case Why.Told.NoSuchKey(var nearest, var searched) ->
                invocation.mistakes(List.of("no environment has a key '%s'%s%s"
                        .formatted(
                                key,
                                searched.isEmpty() ? "" : "; " + searched,
                                nearest.isEmpty() ? "" : "; near it: " + String.join(", ", nearest))));
        };
    }

    private static void write(WhyReport report, Invocation invocation) {
        var out = invocation.report();
        var now = invocation.surroundings().clock().instant();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> WhyJson.write(report, sink, now)));
        } else {
            out.print(WhyText.render(report, ReportOutput.text(invocation, Judging.all(invocation)), now));
        }
    }
}
