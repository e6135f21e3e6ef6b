package dev.fairway.cli;

import dev.fairway.core.contract.Explanation.Clause;
import dev.fairway.engine.journey.ContractReview;
import dev.fairway.engine.journey.ContractReview.Told;
import dev.fairway.formats.report.SafeText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway contract explain KEY`: what the contract says of a key, and what comes of it.
final class ContractExplainCommand implements Command {

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
        var look = Judging.request(
                "check", invocation, opened, Judging.limits(invocation.arguments(), mistakes), List.of(), "");
        var answer = ContractReview.explain(opened.workspace(), look, key);
        if (answer.told().isEmpty()) {
            var near = answer.nearest().isEmpty() ? "" : "; near it: " + String.join(", ", answer.nearest());
            return invocation.mistakes(List.of("no environment has a key '%s'%s".formatted(key, near)));
        }
        answer.told().forEach(told -> tell(told, invocation.report()));
        return Exit.CLEAN;
    }

    private static void tell(Told told, PrintWriter out) {
        out.println(SafeText.visible(told.address().toString()));
        var clauses =
                told.explanation().map(explanation -> explanation.clauses()).orElse(List.of());
        if (told.explanation().isPresent() && clauses.isEmpty()) {
            out.println("  no rule names it: all environments must hold the same");
        }
        clauses.forEach(clause -> out.println("  " + SafeText.visible(sentence(clause))));
        out.println("  today: " + SafeText.visible(told.outcome()));
    }

    private static String sentence(Clause clause) {
        var parts = new ArrayList<String>();
        clause.type().ifPresent(type -> parts.add("type " + type.word()));
        clause.must().ifPresent(must -> parts.add("must " + must.word()));
        if (!clause.allowed().isEmpty()) {
            parts.add(clause.allowed().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ")));
        }
        if (!clause.owner().isBlank()) {
            parts.add("owner " + clause.owner());
        }
        clause.until().ifPresent(until -> parts.add((clause.expired() ? "ended " : "until ") + until));
        if (!clause.reason().isBlank()) {
            parts.add("because: " + clause.reason());
        }
        return "%s %s (%s): %s"
                .formatted(
                        clause.exception() ? "exception" : "rule",
                        clause.match(),
                        clause.place(),
                        String.join("; ", parts));
    }
}
