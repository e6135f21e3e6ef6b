package dev.fairway.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/// What `fairway --help` says. Made without the argument parser, so that it is there at once.
final class Overview {

    private Overview() {}

    static String text() {
        var commands = Arrays.stream(Subcommand.values())
                .map(it -> "  %-11s %s%n".formatted(it.text(), it.summary()))
                .collect(joining());
        return """
            Usage: fairway COMMAND [OPTION...]

            Finds, explains and gates differences between environments.

            %s
            Every command takes --format, --output FILE, --color auto|always|never, --quiet, --verbose and --help.

            Exit codes: 0 nothing wrong, 1 findings, 2 a mistake in arguments or configuration,
            3 too little could be seen to say, 70 our bug.

            Example:
              fairway COMMAND --help
            """.formatted(commands);
    }
}
