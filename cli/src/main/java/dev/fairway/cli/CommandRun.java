package dev.fairway.cli;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.core.contract.NearestWord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs one subcommand: understands its arguments, opens its report, and tells every mistake at once.
final class CommandRun {

    /// What the runtime puts in the place of bytes that are no UTF-8.
    private static final char REPLACEMENT = '\ufffd';

    /// In the labels of what names files.
    private static final List<String> OF_FILES = List.of("FILE", "FOLDER", "PATH", "DIR");

    private CommandRun() {}

    static Exit run(Subcommand subcommand, List<String> arguments, Surroundings surroundings) {
        var command = subcommand.create();
        var commandLine = commandLine(subcommand, command);
        commandLine.getCommandSpec().parser().collectErrors(true);
        commandLine.setUsageHelpWidth(Math.clamp(surroundings.terminal().columns(), 60, 120));

        var parsed = commandLine.parseArgs(arguments.toArray(String[]::new));
        if (parsed.isUsageHelpRequested()) {
            commandLine.usage(surroundings.out(), Ansi.OFF);
            return Exit.CLEAN;
        }
        var mistakes = mistakes(parsed, command.formats());
        if (!mistakes.isEmpty()) {
            mistakes.forEach(mistake -> Complaint.tell(surroundings.err(), mistake));
            surroundings.err().println("See: fairway %s --help".formatted(subcommand.text()));
            return Exit.MISTAKE;
        }
        return run(subcommand, command, parsed, surroundings);
    }

    /// The command with the options that every command has.
    static CommandLine commandLine(Subcommand subcommand, Command command) {
        var spec = command.spec().name("fairway " + subcommand.text());
        CommonOptions.addTo(spec, command.formats());
        return HelpText.arranged(new CommandLine(spec));
    }

    private static Exit run(Subcommand subcommand, Command command, ParseResult parsed, Surroundings surroundings) {
        var options = CommonOptions.of(parsed, surroundings);
        Reporting reporting = report -> {
            var invocation = new Invocation(parsed, options, report, surroundings);
            return options.format().equals("json") && FailureAnswer.isOf(subcommand)
                    ? FailureAnswer.run(subcommand, command, invocation)
                    : command.run(invocation);
        };
        return options.output()
                .map(file -> toFile(file, reporting, subcommand.mayRecord(), surroundings.err()))
                .orElseGet(() -> reporting.to(surroundings.out()));
    }

    /// Written when all of it is there, so that a mistake leaves an earlier report alone; where it cannot be written,
    /// nothing is begun.
    private static Exit toFile(Path file, Reporting reporting, boolean records, PrintWriter err) {
        var refusal = ReportFile.refusal(file);
        if (refusal.isPresent()) {
            Complaint.tell(err, refusal.get());
            return Exit.MISTAKE;
        }
        var text = new StringWriter();
        var report = new PrintWriter(text);
        var exit = reporting.to(report);
        report.flush();
        if (exit == Exit.MISTAKE) {
            return exit;
        }
        var failure = ReportFile.write(file, text.toString());
        var stands = records && exit == Exit.CLEAN;
        failure.ifPresent(
                sentence -> Complaint.tell(err, sentence + (stands ? "; what the command records is recorded" : "")));
        return failure.isEmpty() ? exit : stands ? Exit.UNSEEN : Exit.MISTAKE;
    }

    private static List<String> mistakes(ParseResult parsed, List<String> formats) {
        var mistakes = new ArrayList<String>();
        parsed.errors().forEach(error -> mistakes.addAll(told(error, parsed.commandSpec())));
        parsed.commandSpec().positionalParameters().stream()
                .filter(parameter -> parameter.arity().min() > 0 && !parsed.hasMatchedPositional(parameter))
                .map(parameter -> "%s is missing".formatted(parameter.paramLabel()))
                .forEach(mistakes::add);
        var hollow = hollow(parsed);
        hollow.putAll(garbled(parsed));
        mistakes.addAll(hollow.values());
        String format = parsed.matchedOptionValue("--format", formats.getFirst());
        if (!formats.contains(format) && !hollow.containsKey("--format")) {
            mistakes.add("--format takes %s, not '%s'".formatted(String.join(", ", formats), format));
        }
        String color = parsed.matchedOptionValue("--color", "auto");
        if (!List.of("auto", "always", "never").contains(color) && !hollow.containsKey("--color")) {
            mistakes.add("--color takes auto, always, never, not '%s'".formatted(color));
        }
        return mistakes;
    }

    /// What was given as an empty text, or one of blanks alone, with a sentence of each. `--policy "$POLICY"` with
    /// a variable that is not set would otherwise be no `--policy` at all, and what it should check would not be
    /// checked. No option means anything by it.
    private static SortedMap<String, String> hollow(ParseResult parsed) {
        var hollow = new TreeMap<String, String>();
        for (var option : parsed.matchedOptions()) {
            if (option.arity().max() > 0 && option.stringValues().stream().anyMatch(String::isBlank)) {
                hollow.put(
                        option.longestName(),
                        "%s takes %s, not an empty text".formatted(option.longestName(), option.paramLabel()));
            }
        }
        for (var parameter : parsed.matchedPositionals()) {
            if (parameter.stringValues().stream().anyMatch(String::isBlank)) {
                hollow.put(parameter.paramLabel(), parameter.paramLabel() + " is an empty text");
            }
        }
        return hollow;
    }

    /// What was given in bytes that are no UTF-8, with a sentence of each: the runtime has put something else in the
    /// place of each, so that two texts would be recorded as one, and no file of such a name is found.
    private static SortedMap<String, String> garbled(ParseResult parsed) {
        var garbled = new TreeMap<String, String>();
        for (var option : parsed.matchedOptions()) {
            if (option.stringValues().stream().anyMatch(CommandRun::isGarbled)) {
                garbled.put(option.longestName(), garbled(option.longestName(), option.paramLabel()));
            }
        }
        for (var parameter : parsed.matchedPositionals()) {
            if (parameter.stringValues().stream().anyMatch(CommandRun::isGarbled)) {
                garbled.put(parameter.paramLabel(), garbled(parameter.paramLabel(), parameter.paramLabel()));
            }
        }
        return garbled;
    }

    private static String garbled(String what, String label) {
        return OF_FILES.stream().anyMatch(label::contains)
                ? what + ": the name is not valid UTF-8"
                : what + " is not UTF-8";
    }

    private static boolean isGarbled(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    /// What is wrong with an argument, in our words where the parser's are not helpful.
    private static List<String> told(Exception error, CommandSpec spec) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            return List.of(String.valueOf(error.getMessage()));
        }
        var names = List.copyOf(spec.optionsMap().keySet());
        return unmatched.getUnmatched().stream()
                .map(typed -> typed.startsWith("-")
                        ? "there is no option '%s'%s"
                                .formatted(
                                        typed,
                                        NearestWord.to(typed, names)
                                                .map("; did you mean '%s'?"::formatted)
                                                .orElse(""))
                        : "there is no place for '%s'".formatted(typed))
                .toList();
    }

    /// What writes a report, once it is known where to.
    private interface Reporting {
        Exit to(PrintWriter report);
    }
}
