package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import dev.fairway.engine.journey.Audit;
import dev.fairway.engine.journey.Audit.Outcome.Audited;
import dev.fairway.engine.journey.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway check`: the gate for continuous integration.
public final class CheckCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Holds the declared environments against the contract, offline, and fails when something"
                        + " differs that nobody declared. A change that is still on its way along the route fails"
                        + " only"
                        + " after %d days.".formatted(Gate.GRACE_DAYS))
                .footer(
                        "",
                        "Exit codes: 0 as agreed, 1 findings, 2 a mistake in arguments, contract or fairway.yaml,",
                        "3 a declared source, all of an environment (also of one group of sibling files), a broken",
                        "part of a file that an environment states or inherits, or a file that could be read before",
                        "--since, could not be read, or production was taken away since then.",
                        "1 beats 3, and 3 beats 0.",
                        "",
                        "Examples:",
                        "  fairway check",
                        "  fairway check --since origin/main             only what this change adds or worsens",
                        "  fairway check --baseline audit.json           only what is new",
                        "  fairway check --format sarif --output fairway.sarif");
        spec.addPositional(Arguments.folder());
        spec.addOption(CommonOptions.flag("Show every finding, and the differences that are explained.", "--all"));
        spec.addOption(Arguments.value(
                "SEVERITY",
                "Fail for findings of this severity or worse: critical, major, minor, info. Default: info.",
                "--fail-on"));
        spec.addOption(Arguments.value(
                "FILE",
                "The JSON of an earlier audit or check: what it knew with the same values is left out.",
                "--baseline"));
        spec.addOption(Arguments.value(
                "REF", "Judge only what was added or worsened since this branch, tag or commit.", "--since"));
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
        var arguments = invocation.arguments();
        var mistakes = new ArrayList<>(opened.mistakes());
        var limits = Judging.limits(arguments, mistakes);
        String severity = arguments.matchedOptionValue("--fail-on", "info");
        var failOn = Severity.parse(severity);
        if (failOn.isEmpty()) {
            mistakes.add("--fail-on takes critical, major, minor, info, not '%s'".formatted(severity));
        }
        var baseline = BaselineFile.read(invocation, mistakes);
        String since = arguments.matchedOptionValue("--since", "");
        if (since.isBlank() && !since.isEmpty()) {
            mistakes.add("--since takes a branch, tag or commit");
        }
        if (!since.isEmpty() && opened.workspace().history().isEmpty()) {
            mistakes.add("--since needs a history, and there is none: " + opened.noHistory());
        }
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var request = Judging.request("check", invocation, opened, limits, baseline, since);
        return switch (Audit.run(opened.workspace(), request)) {
            case Audit.Outcome.Mistaken(var found) -> invocation.mistakes(found);
            case Audited audited -> told(invocation, opened, audited, new Gate(failOn.orElse(Severity.INFO)));
        };
    }

    private static Exit told(Invocation invocation, Opened opened, Audited audited, Gate gate) {
        var report = audited.report();
        if (report.environments().isEmpty()) {
            return nothing(invocation, opened, audited);
        }
        var failing = gate.failing(report.findings());
        var silent = invocation.options().quiet()
                && failing.isEmpty()
                && invocation.options().format().equals("text");
        if (!silent) {
            ReportOutput.write(report, opened.workspace().scope(), invocation, Judging.all(invocation));
            if (opened.contracts().isEmpty() && invocation.options().format().equals("text")) {
                invocation.report().println("There is no contract yet: fairway contract init begins one.");
            }
            if (invocation.options().format().equals("text")) {
                grace(report, failing).ifPresent(invocation.report()::println);
            }
        }
        return Judging.exit(!failing.isEmpty(), audited.unseen(), invocation);
    }

    /// Why what is on the way along the route does not fail, or does.
    private static Optional<String> grace(Report report, List<Finding> failing) {
        var lagging = report.findings().stream().filter(one -> one.verdict() == Verdict.LAGGING);
        if (failing.isEmpty()) {
            return lagging.findAny()
                    .map(_ -> "This passes: a change has %d days to arrive.".formatted(Gate.GRACE_DAYS));
        }
        return failing.stream().allMatch(one -> one.verdict() == Verdict.LAGGING)
                ? Optional.of("This fails: a change %s.".formatted(late(failing)))
                : Optional.empty();
    }

    private static String late(List<Finding> failing) {
        return failing.stream()
                        .flatMap(one -> one.blame().stream())
                        .allMatch(blame -> blame.lag().dated())
                ? "is on its way for more than %d days".formatted(Gate.GRACE_DAYS)
                : "has a time that is still to come, so that nobody knows how long it is on its way";
    }

    /// A gate that sees nothing must not say that all is well.
    private static Exit nothing(Invocation invocation, Opened opened, Audited audited) {
        if (invocation.options().format().equals("text")) {
            ExplainedDiscovery.nothing(
                    audited.survey().discovered(), audited.report().gaps(), opened, invocation);
        } else {
            ReportOutput.write(audited.report(), opened.workspace().scope(), invocation, false);
        }
        return Judging.exit(false, List.of("no environments were found, so nothing was checked"), invocation);
    }
}
