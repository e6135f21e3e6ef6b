package dev.fairway.cli.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// One subcommand: says what it accepts, and does it.
///
/// Specified by calls and not by annotations, because reading annotations costs a small command a third of its time.
public interface Command {

    /// What it accepts beside the options that every command has, with a description and an example.
    CommandSpec spec();

    /// The formats that it can report in, the default first.
    default List<String> formats() {
        return List.of("text");
    }

    /// What it answers as JSON where it ends with 1 or 3 and has reported nothing; nothing where it has no words of
    /// its own for that.
    ///
    /// @param sentences that it has told on standard error
    default Optional<String> failure(Exit exit, List<String> sentences) {
        return Optional.empty();
    }

    /// Does it. Mistakes of people are told through [Invocation#mistakes], never thrown.
    Exit run(Invocation invocation);
}
