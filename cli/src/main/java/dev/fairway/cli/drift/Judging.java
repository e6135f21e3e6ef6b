package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ProgressLine;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.Branch;
import dev.fairway.connector.Limits;
import dev.fairway.core.discovery.Options;
import dev.fairway.engine.journey.Audit;
import dev.fairway.formats.report.BaselineEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// What `audit`, `check` and the commands about contracts have in common: how the repository is looked at.
final class Judging {

    private static final int MOST_COMMITS = 1_000_000;
    private static final Duration BUDGET = Duration.ofSeconds(60);

    private Judging() {}

    static void addOptions(CommandSpec spec) {
        spec.addOption(CommonOptions.flag("Compare branches that are named like environments.", "--branches"));
        spec.addOption(CommonOptions.flag(
                "Compare ways to run on one machine (development, test, local), too.", "--run-modes"));
        spec.addOption(Arguments.value(
                "TIME",
                "How long history may be read, as in 20s or 2m. Beyond it, blame tells of a window. Default: 60s.",
                "--blame-budget"));
    }

    /// How far history is read; a mistake in the option is added to the others.
    static Limits limits(ParseResult arguments, List<String> mistakes) {
        return limits(arguments, mistakes, BUDGET);
    }

    /// @param usual how long it is read unless the option says otherwise
    static Limits limits(ParseResult arguments, List<String> mistakes, Duration usual) {
        var hasBudget = arguments.commandSpec().findOption("--blame-budget") != null;
        String budget = hasBudget ? arguments.matchedOptionValue("--blame-budget", "") : "";
        var time = budget.isEmpty() ? Optional.of(usual) : Arguments.span(budget);
        if (time.isEmpty()) {
            mistakes.add("--blame-budget takes a time as in 20s or 2m, not '%s'".formatted(budget));
        }
        return new Limits(MOST_COMMITS, time.orElse(usual));
    }

    /// Everything is judged, whatever was known before.
    static Audit.Request request(String command, Invocation invocation, Opened opened, Limits limits) {
        return request(command, invocation, opened, limits, Optional.empty(), "");
    }

    static Audit.Request request(
            String command,
            Invocation invocation,
            Opened opened,
            Limits limits,
            Optional<List<BaselineEntry>> baseline,
            String since) {
        return new Audit.Request(
                command,
                opened.project(),
                opened.contracts(),
                options(invocation.arguments(), opened),
                opened.means(),
                limits,
                baseline,
                since,
                proposals(command, invocation, opened),
                invocation.surroundings().clock().instant(),
                ProgressLine.of(invocation));
    }

    /// The text of a gate without a contract says that one can be begun, not what would stand in it.
    private static boolean proposals(String command, Invocation invocation, Opened opened) {
        return !command.equals("check")
                || !opened.contracts().isEmpty()
                || all(invocation)
                || !invocation.options().format().equals("text");
    }

    /// What discovery is to look for.
    static Options options(ParseResult arguments, Opened opened) {
        var branches = opened.workspace()
                .history()
                .map(history -> history.branches().stream().map(Judging::name).toList())
                .orElse(List.of());
        return new Options(
                arguments.hasMatchedOption("--run-modes"), arguments.hasMatchedOption("--branches"), branches);
    }

    private static String name(Branch branch) {
        return branch.remote().isEmpty() ? branch.name() : branch.remote() + "/" + branch.name();
    }

    /// Whether everything is to be told.
    static boolean all(Invocation invocation) {
        return invocation.options().verbose() || invocation.arguments().hasMatchedOption("--all");
    }

    /// Findings beat blindness, and blindness beats silence.
    static Exit exit(boolean failed, List<String> unseen, Invocation invocation) {
        unseen.forEach(sentence -> Complaint.tell(invocation.surroundings().err(), sentence));
        if (failed) {
            return Exit.FINDINGS;
        }
        return unseen.isEmpty() ? Exit.CLEAN : Exit.UNSEEN;
    }
}
