package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.core.contract.ContractAnswer.Written;
import dev.fairway.engine.journey.ContractWriting;
import dev.fairway.engine.journey.ContractWriting.Acceptances;
import dev.fairway.engine.journey.ContractWriting.Draft;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway contract init`: a first contract, from what is there today; later the rules for what came since.
public final class ContractInitCommand implements Command {

    static final int DAYS = 90;
    private static final String NAME = "contract init";

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Writes a contract with a few rules for the differences that environments are meant to have:"
                                + " hosts, identifiers, sizes, schedules, log levels, secrets. With --baseline it also"
                                + " records everything else that differs today as exceptions, so that check passes, and"
                                + " fails for whatever comes new. They end after %d days.".formatted(DAYS))
                .footer(
                        "",
                        "What no rule names must be equal. To a contract that is there already it adds what is"
                                + " missing,",
                        "at the end of each section; everything that stands there stays as it is written.",
                        "",
                        "Examples:",
                        "  fairway contract init",
                        "  fairway contract init --baseline");
        spec.addOption(Arguments.path());
        spec.addOption(CommonOptions.flag("Record today's findings as owned exceptions, too.", "--baseline"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedOptionValue("--path", ".");
        return Opened.run(invocation, path, false, opened -> run(invocation, opened));
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var baseline = invocation.arguments().hasMatchedOption("--baseline");
        var mistakes = new ArrayList<>(opened.mistakes());
        var place = opened.contract();
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var today = LocalDate.ofInstant(invocation.surroundings().clock().instant(), ZoneOffset.UTC);
        var until = today.plusDays(DAYS);
        var acceptances = new Acceptances(
                new Owners(opened.workspace(), invocation.surroundings().environment()),
                "was there when the contract began",
                until);
        var outcome = ContractWriting.init(
                opened.workspace(),
                request(invocation, opened),
                baseline ? Optional.of(acceptances) : Optional.empty());
        return switch (outcome) {
            case ContractWriting.Outcome.Refused(var found) -> invocation.mistakes(found);
            case ContractWriting.Outcome.Nothing(var left, var unseen) -> {
                ContractOutput.writeUnlessQuiet(
                        new Written(NAME, place.shown(), false, List.of(), List.of(), left, unseen), invocation);
                yield Exit.CLEAN;
            }
            case ContractWriting.Outcome.Drafted(var draft) -> written(NAME, invocation, opened, draft);
        };
    }

    static ContractWriting.Request request(Invocation invocation, Opened opened) {
        var look =
                Judging.request("check", invocation, opened, Judging.limits(invocation.arguments(), new ArrayList<>()));
        return new ContractWriting.Request(
                look, opened.contract().shown(), opened.contract().scope(), ContractFile.text(opened.contract()));
    }

    /// Writes the draft, and tells what was written.
    static Exit written(String command, Invocation invocation, Opened opened, Draft draft) {
        var place = opened.contract();
        var failed = ContractFile.write(place, opened.workspace().root(), draft.text());
        if (failed.isPresent()) {
            return invocation.mistakes(List.of(failed.get()));
        }
        ContractOutput.writeUnlessQuiet(
                new Written(
                        command, place.shown(), true, draft.rules(), draft.exceptions(), draft.left(), draft.unseen()),
                invocation);
        return Exit.CLEAN;
    }
}
