package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.core.contract.ContractAnswer.Explained;
import dev.fairway.engine.journey.ContractReview;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway contract explain KEY`: what the contract says of a key, and what comes of it.
public final class ContractExplainCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Tells for every address that a key names which rules and exceptions of the contract speak of"
                                + " it, what each environment may hold there, and what comes of it today.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway contract explain LOG_LEVEL",
                        "  fairway contract explain \"config/**#*_TIMEOUT_MS\"");
        spec.addPositional(Arguments.parameter(
                0, "KEY", true, "A name, the end of a path, or resource#path; * and ** as in the contract."));
        spec.addOption(Arguments.path());
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedOptionValue("--path", ".");
        return Opened.run(invocation, path, true, opened -> run(invocation, opened));
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var mistakes = new ArrayList<>(opened.mistakes());
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        String key = invocation.arguments().matchedPositionalValue(0, "");
        var look = Judging.request("check", invocation, opened, Judging.limits(invocation.arguments(), mistakes));
        var answer = ContractReview.explain(opened.workspace(), look, key);
        if (answer.told().isEmpty()) {
            var near = answer.nearest().isEmpty() ? "" : "; near it: " + String.join(", ", answer.nearest());
            return invocation.mistakes(List.of("no environment has a key '%s'%s".formatted(key, near)));
        }
        ContractOutput.write(new Explained(key, answer.told()), invocation);
        return Exit.CLEAN;
    }
}
