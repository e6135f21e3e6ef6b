package dev.fairway.cli;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Shutdown;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.cli.command.Version;
import dev.fairway.core.contract.NearestWord;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the process begins and ends: hands the arguments to the command that they name, and turns its answer into
/// the exit code.
public final class Main {

    private Main() {}

    /// Runs one command and ends the process.
    public static void main(String... arguments) {
        Shutdown.takeChildrenAlong();
        var output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        var surroundings = new Surroundings(
                writer(output),
                writer(new FileOutputStream(FileDescriptor.err)),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                InstantSource.system(),
                Surroundings.Terminal.of(
                        System.getProperty("fairway.columns", ""),
                        Boolean.getBoolean("fairway.terminal"),
                        Boolean.getBoolean("fairway.progress")));
        var exit = run(List.of(arguments), surroundings);
        surroundings.out().flush();
        var records = Subcommand.parse(List.of(arguments))
                .filter(Subcommand::mayRecord)
                .isPresent();
        var told = output.after(exit, records && exit == Exit.CLEAN, surroundings.err());
        surroundings.err().flush();
        Shutdown.holdWhenBegun();
        Runtime.getRuntime().halt(told.code());
    }

    static Exit run(List<String> arguments, Surroundings surroundings) {
        try {
            return dispatch(arguments, surroundings);
        } catch (OutOfMemoryError _) {
            surroundings.err().println("fairway: out of memory; give it more, as in FAIRWAY_JVM_OPTS=-Xmx2g");
            return Exit.UNSEEN;
        } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
            return bug(e, arguments, surroundings);
        }
    }

    private static Exit dispatch(List<String> arguments, Surroundings surroundings) {
        var first = arguments.isEmpty() ? "--help" : arguments.getFirst();
        return switch (first) {
            case "--version", "-V", "version" -> version(surroundings);
            case "--help", "-h", "help" -> help(arguments, surroundings);
            default ->
                Subcommand.parse(arguments)
                        .map(it -> CommandRun.run(
                                it, arguments.subList(it.words().size(), arguments.size()), surroundings))
                        .orElseGet(() -> unknown(arguments, surroundings));
        };
    }

    private static Exit version(Surroundings surroundings) {
        surroundings.out().println("fairway " + Version.text());
        return Exit.CLEAN;
    }

    /// `help COMMAND` is `COMMAND --help`.
    private static Exit help(List<String> arguments, Surroundings surroundings) {
        if (arguments.size() > 1 && !arguments.get(1).startsWith("-")) {
            var words = new ArrayList<>(arguments.subList(1, arguments.size()));
            words.add("--help");
            return dispatch(words, surroundings);
        }
        surroundings.out().print(Overview.text());
        return Exit.CLEAN;
    }

    private static Exit unknown(List<String> arguments, Surroundings surroundings) {
        var name = arguments.getFirst();
        var isHelp = List.of("--help", "-h").contains(arguments.getLast());
        var words = isHelp ? arguments.subList(0, arguments.size() - 1) : arguments;
        var group = Subcommand.group(words);
        if (!words.isEmpty() && !group.isEmpty()) {
            surroundings.out().print(Overview.of(String.join(" ", words), group));
            return isHelp ? Exit.CLEAN : Exit.MISTAKE;
        }
        var typed = typed(arguments);
        var kind = name.startsWith("-") ? "option" : "command";
        var names = Arrays.stream(Subcommand.values()).map(Subcommand::text).toList();
        var hint = NearestWord.to(typed, names)
                .map("; did you mean '%s'?"::formatted)
                .orElse("; see fairway --help");
        Complaint.tell(surroundings.err(), "no %s '%s'%s".formatted(kind, typed, hint));
        return Exit.MISTAKE;
    }

    /// What was typed of a command's name: the words that lead to others, and the one after them.
    private static String typed(List<String> arguments) {
        var known = 0;
        while (known < arguments.size() - 1
                && !Subcommand.group(arguments.subList(0, known + 1)).isEmpty()) {
            known++;
        }
        return String.join(" ", arguments.subList(0, known + 1));
    }

    /// The text of an exception may hold what it stumbled over, so only its kind and place are told unasked.
    private static Exit bug(Throwable thrown, List<String> arguments, Surroundings surroundings) {
        var trace = thrown.getStackTrace();
        var place = trace.length == 0 ? "nowhere" : trace[0].toString();
        var id = "%08x".formatted((thrown.getClass().getName() + place).hashCode());
        surroundings
                .err()
                .println("fairway: this is our mistake, not yours (bug %s); --verbose shows where".formatted(id));
        if (arguments.contains("--verbose") || arguments.contains("-v")) {
            surroundings.err().println(thrown.getClass().getName());
            for (var frame : trace) {
                surroundings.err().println("    at " + frame);
            }
        }
        return Exit.BUG;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
