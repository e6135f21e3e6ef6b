package dev.fairway.cli;

import dev.fairway.engine.journey.ContractWriting;
import dev.fairway.engine.journey.ContractWriting.Acceptances;
import dev.fairway.engine.journey.ContractWriting.Draft;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway contract init`: a first contract, from what is there today.
final class ContractInitCommand implements Command {

    static final int DAYS = 90;

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
                        "What no rule names must be equal. Comments and order of an existing file survive.",
                        "",
                        "Examples:",
                        "  fairway contract init",
                        "  fairway contract init --baseline");
        spec.addOption(Arguments.path());
        spec.addOption(CommonOptions.flag("Record today's findings as owned exceptions, too.", "--baseline"));
        spec.addOption(CommonOptions.flag("Add the proposed rules to a contract that is there already.", "--force"));
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedOptionValue("--path", ".");
        return Opened.run(invocation, path, false, opened -> run(invocation, opened));
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var baseline = invocation.arguments().hasMatchedOption("--baseline");
        var force = invocation.arguments().hasMatchedOption("--force");
        var mistakes = new ArrayList<>(opened.mistakes());
        var place = opened.contract();
        if (place.exists() && !baseline && !force) {
            mistakes.add("%s: there is a contract already; --baseline adds today's findings, --force the proposed rules"
                    .formatted(place.shown()));
        }
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
                !place.exists() || force,
                baseline ? Optional.of(acceptances) : Optional.empty());
        return switch (outcome) {
            case ContractWriting.Outcome.Refused(var found) -> invocation.mistakes(found);
            case ContractWriting.Outcome.Nothing _ -> {
                invocation.report().println(place.shown() + " says all of it already.");
                yield Exit.CLEAN;
            }
            case ContractWriting.Outcome.Drafted(var draft) -> written(invocation, opened, draft, until);
        };
    }

    static ContractWriting.Request request(Invocation invocation, Opened opened) {
        var look = Judging.request(
                "check", invocation, opened, Judging.limits(invocation.arguments(), new ArrayList<>()), List.of(), "");
        return new ContractWriting.Request(
                look, opened.contract().shown(), opened.contract().scope(), ContractFile.text(opened.contract()));
    }

    private static Exit written(Invocation invocation, Opened opened, Draft draft, LocalDate until) {
        var failed = ContractFile.write(opened.contract(), opened.workspace().root(), draft.text());
        if (failed.isPresent()) {
            return invocation.mistakes(List.of(failed.get()));
        }
        var out = invocation.report();
        if (!invocation.options().quiet()) {
            out.println(told(opened.contract().shown(), draft, until));
            out.println(
                    draft.left() == 0
                            ? "fairway check passes now. Read the rules, then commit the file."
                            : "%s left: fairway check tells them, fairway contract init --baseline accepts them."
                                    .formatted(count(draft.left(), "difference", "differences")));
        }
        return Exit.CLEAN;
    }

    private static String told(String file, Draft draft, LocalDate until) {
        var parts = new ArrayList<String>();
        if (draft.rules() > 0) {
            parts.add("rules for %s".formatted(count(draft.covered(), "expected difference", "expected differences")));
        }
        if (draft.exceptions() > 0) {
            parts.add("exceptions for %s until %s".formatted(count(draft.exceptions(), "address", "addresses"), until));
        }
        return file + ": " + (parts.isEmpty() ? "a contract without a rule" : String.join(", ", parts)) + ".";
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
