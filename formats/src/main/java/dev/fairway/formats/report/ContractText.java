package dev.fairway.formats.report;

import dev.fairway.core.contract.ContractAnswer;
import dev.fairway.core.contract.ContractAnswer.Explained;
import dev.fairway.core.contract.ContractAnswer.Linted;
import dev.fairway.core.contract.ContractAnswer.Told;
import dev.fairway.core.contract.ContractAnswer.Written;
import dev.fairway.core.contract.Explanation.Clause;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.report.Report.Proposal;
import dev.fairway.formats.contract.ContractEditor;
import dev.fairway.formats.report.Style.Ink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the commands about the contract answer, for a person at a terminal.
public final class ContractText {

    private static final int FIRST = 10;

    private final TextOptions options;
    private final List<String> lines = new ArrayList<>();

    private ContractText(TextOptions options) {
        this.options = options;
    }

    /// The whole text, ending in a line feed.
    public static String render(ContractAnswer answer, TextOptions options) {
        var text = new ContractText(options);
        switch (answer) {
            case Written written -> text.written(written);
            case Linted linted -> text.linted(linted);
            case Explained explained -> explained.told().forEach(text::told);
        }
        return String.join("\n", text.lines) + "\n";
    }

    private void written(Written written) {
        folded(SafeText.visible(headline(written)), Ink.STRONG);
        var rules = ContractEditor.rules(written.rules());
        rules.stream()
                .sorted(Comparator.comparingInt(ContractText::covered).reversed())
                .limit(options.all() ? Integer.MAX_VALUE : FIRST)
                .forEach(this::rule);
        more(rules.size(), "rule");
        written.exceptions().stream()
                .limit(options.all() ? Integer.MAX_VALUE : FIRST)
                .forEach(this::exception);
        more(written.exceptions().size(), "exception");
        written.unseen().forEach(sentence -> folded("Not seen: " + SafeText.visible(sentence), Ink.MINOR));
        if (written.left() > 0) {
            folded(
                    ValueText.count(written.left(), "difference") + " left: fairway check tells, fairway contract"
                            + " init --baseline accepts.",
                    Ink.ACTION);
        } else if (written.unseen().isEmpty()) {
            folded("fairway check passes now. Read the rules, then commit the file.", Ink.ACTION);
        }
    }

    private static String headline(Written written) {
        if (!written.changed()) {
            return written.file() + " says all of it already.";
        }
        var parts = new ArrayList<String>();
        if (!written.rules().isEmpty()) {
            parts.add("%s for %s"
                    .formatted(
                            ValueText.count(
                                    ContractEditor.rules(written.rules()).size(), "rule"),
                            ValueText.count(written.covered(), "expected difference")));
        }
        if (!written.exceptions().isEmpty()) {
            var until = written.exceptions().stream()
                    .map(TimedException::until)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            parts.add(ValueText.count(written.exceptions().size(), "exception") + " until " + until);
        }
        return written.file() + ": " + (parts.isEmpty() ? "written without a new rule" : String.join(", ", parts))
                + ".";
    }

    private static int covered(List<Proposal> rules) {
        return rules.stream().mapToInt(Proposal::covers).sum();
    }

    private void rule(List<Proposal> rules) {
        var count = Columns.right(ValueText.number(covered(rules)), 7) + "  ";
        var more = rules.size() > 1 ? " and " + ValueText.count(rules.size() - 1, "more key") : "";
        var reason = more + ": " + SafeText.visible(rules.getFirst().reason());
        var room = Math.max(20, options.width() - Columns.width(count) - Columns.width(reason));
        var match = Columns.middle(SafeText.visible(rules.getFirst().match()), room);
        lines.add(Columns.end(count + match + reason, options.width()));
    }

    private void exception(TimedException exception) {
        var owner = "  " + SafeText.visible(exception.owner());
        var room = Math.max(24, options.width() - 2 - Columns.width(owner));
        lines.add(
                Columns.end("  " + Columns.middle(SafeText.visible(exception.match()), room) + owner, options.width()));
    }

    private void more(int size, String noun) {
        if (size > FIRST && !options.all()) {
            lines.add("  and " + ValueText.count(size - FIRST, "more " + noun) + " (--verbose shows them)");
        }
    }

    private void linted(Linted linted) {
        for (var fault : linted.faults()) {
            hanging("", SafeText.visible(fault.toString()));
        }
        if (linted.faults().isEmpty()) {
            folded(
                    "%s and %s: all in use, in force, owned, and in agreement."
                            .formatted(
                                    ValueText.count(linted.rules(), "rule"),
                                    ValueText.count(linted.exceptions(), "exception")),
                    Ink.GOOD);
        }
    }

    private void told(Told told) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(options.style().paint(Ink.STRONG, FindingText.address(told.address(), options.width())));
        new HeldText(options, options.width() - 4)
                .lines(Wholes.named(told.address(), told.values()))
                .forEach(line -> lines.add("    " + line));
        var clauses =
                told.explanation().map(explanation -> explanation.clauses()).orElse(List.of());
        if (told.explanation().isPresent() && clauses.isEmpty()) {
            lines.add("  no rule names it: all environments must hold the same");
        }
        clauses.forEach(clause -> hanging("  ", SafeText.visible(sentence(clause))));
        hanging("  ", "today: " + SafeText.visible(told.outcome()));
    }

    private static String sentence(Clause clause) {
        var parts = new ArrayList<String>();
        clause.type().ifPresent(type -> parts.add("type " + type.word()));
        clause.must().ifPresent(must -> parts.add("must " + must.word()));
        if (!clause.allowed().isEmpty()) {
            parts.add(allowed(clause.allowed()));
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

    private static String allowed(Map<String, String> byEnvironment) {
        var texts = byEnvironment.values().stream().distinct().toList();
        return byEnvironment.size() > 1 && texts.size() == 1
                ? "everywhere: " + texts.getFirst()
                : byEnvironment.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /// Lines after the first stand further in.
    private void hanging(String indent, String text) {
        var folded = Columns.fold(text, options.width() - indent.length() - 4);
        for (var i = 0; i < folded.size(); i++) {
            lines.add(indent + (i == 0 ? "" : "    ") + folded.get(i));
        }
    }

    private void folded(String text, Ink ink) {
        for (var line : Columns.fold(text, options.width())) {
            lines.add(options.style().paint(ink, line));
        }
    }
}
