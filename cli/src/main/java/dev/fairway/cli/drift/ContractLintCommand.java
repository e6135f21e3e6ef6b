package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.engine.journey.ContractReview;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway contract lint`: what of a contract is out of date.
public final class ContractLintCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Finds what should be tidied up in the contract: rules and exceptions that match nothing or"
                            + " are not needed any more, that have ended, that contradict one another, or that nobody"
                            + " owns. Exit code 1 when there is any.")
                .footer("", "Example:", "  fairway contract lint");
        spec.addOption(Arguments.path());
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedOptionValue("--path", ".");
        return Opened.run(invocation, path, true, opened -> {
            // A part of a repository cannot tell what the whole needs.
            return opened.contract().scope().isEmpty()
                    ? run(invocation, opened)
                    : Opened.run(
                            invocation, opened.workspace().root().toString(), true, whole -> run(invocation, whole));
        });
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var mistakes = new ArrayList<>(opened.mistakes());
        if (mistakes.isEmpty() && opened.contracts().isEmpty()) {
            mistakes.add("%s: there is no contract; make one with fairway contract init"
                    .formatted(opened.contract().shown()));
        }
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var look = Judging.request("check", invocation, opened, Judging.limits(invocation.arguments(), mistakes));
        var lint = ContractReview.lint(opened.workspace(), look);
        if (!lint.mistakes().isEmpty()) {
            return invocation.mistakes(lint.mistakes());
        }
        if (lint.linted().faults().isEmpty()) {
            ContractOutput.writeUnlessQuiet(lint.linted(), invocation);
            return Exit.CLEAN;
        }
        ContractOutput.write(lint.linted(), invocation);
        return Exit.FINDINGS;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }
}
