package dev.fairway.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What `fairway --help` says. Made without the argument parser, so that it is there at once.
final class Overview {

    private static final Map<String, String> SUMMARIES = Map.of(
            "contract", "Proposes, extends, tidies and explains what may differ between environments.",
            "release", "Records what was built, and tells what it is made of.",
            "evidence spool", "Keeps evidence while the ledger cannot be reached, and records it afterwards.",
            "evidence", "Binds what proves something to releases, and tells what there is.",
            "ledger", "Reads, proves and exports the log of what was recorded.");

    private Overview() {}

    static String text() {
        var commands = lines(Arrays.asList(Subcommand.values()));
        return """
            Finds, explains and gates differences between environments, and records releases.

            Usage: fairway COMMAND [OPTION...]

            Commands:
            %s
            Every command takes --format, --output FILE, --color auto|always|never, --quiet, --verbose and --help.
            fairway help COMMAND tells the rest; fairway --version says which version this is.

            Exit codes: 0 nothing wrong, 1 findings, 2 a mistake in arguments or configuration,
            3 too little could be seen to say, 70 our bug.

            Examples:
              fairway demo
              fairway audit
              fairway COMMAND --help
            """.formatted(commands);
    }

    /// What `fairway contract --help` says.
    static String of(String word, List<Subcommand> group) {
        return """
            %s

            Usage: fairway %s COMMAND [OPTION...]

            Commands:
            %s
            Example:
              fairway %s --help
            """.formatted(
                        SUMMARIES.getOrDefault(word, ""),
                        word,
                        lines(group),
                        group.getFirst().text());
    }

    private static String lines(List<Subcommand> commands) {
        var width = commands.stream().mapToInt(it -> it.text().length()).max().orElse(0);
        return commands.stream()
                .map(it -> ("  %-" + width + "s  %s%n").formatted(it.text(), it.summary()))
                .collect(joining());
    }
}
