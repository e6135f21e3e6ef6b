package dev.fairway.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// What a command is given from outside, so that a test can give it something else.
///
/// @param out where reports go: nothing else is ever written there
/// @param err where progress and complaints go
/// @param directory the folder that relative paths start from
/// @param environment the environment variables
/// @param clock what time it is
/// @param terminal what kind of terminal reads along
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        Path directory,
        Map<String, String> environment,
        InstantSource clock,
        Terminal terminal) {

    /// What the launcher found out about the terminal.
    ///
    /// @param columns how wide to write; a hundred when nobody looks
    /// @param reportsAreSeen whether standard output is a terminal
    /// @param progressIsSeen whether standard error is a terminal
    public record Terminal(int columns, boolean reportsAreSeen, boolean progressIsSeen) {

        private static final int DEFAULT_COLUMNS = 100;
        private static final int MIN_COLUMNS = 40;
        private static final int MAX_COLUMNS = 500;

        /// Reads what the launcher passes: the width as text, empty when standard output is no terminal.
        public static Terminal of(String columns, boolean reportsAreSeen, boolean progressIsSeen) {
            var width = columns.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS;
            return new Terminal(Math.clamp(width, MIN_COLUMNS, MAX_COLUMNS), reportsAreSeen, progressIsSeen);
        }
    }
}
