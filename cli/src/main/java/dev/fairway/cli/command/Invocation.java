package dev.fairway.cli.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// One call of a command, understood: what was asked, how to report, and where.
///
/// @param arguments the command's own options and parameters
/// @param options the options that every command has
/// @param report where the report goes: standard output, or the file of `--output`
/// @param surroundings everything else from outside
public record Invocation(ParseResult arguments, CommonOptions options, PrintWriter report, Surroundings surroundings) {

    /// Tells all mistakes at once, and answers the exit code that goes with them.
    public Exit mistakes(List<String> mistakes) {
        mistakes.forEach(mistake -> Complaint.tell(surroundings.err(), mistake));
        return Exit.MISTAKE;
    }
}
