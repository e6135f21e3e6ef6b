package dev.fairway.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What `fairway --help` says. Made without the argument parser, so that it is there at once.
final class Overview {

    private static final Map<String, String> SUMMARIES = Map.of(
            "contract", "Proposes, extends, tidies and explains what may differ between environments.",
            "release", "Records what was built, and tells what it is made of.",
            "evidence spool", "Keeps evidence while the ledger cannot be reached, and records it afterwards.",
            "evidence", "Binds what proves something to releases, and tells what there is.",
            "ledger", "Reads, proves and exports the log of what was recorded.");

    private static final Set<String> DRIFT = Set.of("demo", "audit", "check", "diff", "why", "contract");
    private static final Set<String> LEDGER = Set.of("release", "evidence", "ledger");

    private Overview() {}

    static String text() {
        var width = width(Arrays.asList(Subcommand.values()));
        return """
            Finds, explains and gates differences between environments, and records releases.

            Usage: fairway COMMAND [OPTION...]

            Environments and what differs between them:
            %s
            Releases, what proves something of them, and the ledger that has both:
            %s
            Besides:
            %s
            Every command takes --format, --output FILE, --color auto|always|never, --quiet, --verbose and --help.
            fairway help COMMAND tells the rest; fairway --version says which version this is.

            Exit codes: 0 nothing wrong, 1 findings, 2 a mistake in arguments or configuration,
            3 too little could be seen to say, 70 our bug.

            Examples:
              fairway demo
              fairway audit
              fairway release create --app payments --version 1.4.2 --config config/base.yaml
              fairway COMMAND --help
            """.formatted(
                        lines(where(DRIFT::contains), width),
                        lines(where(LEDGER::contains), width),
                        lines(where(word -> !DRIFT.contains(word) && !LEDGER.contains(word)), width));
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
                        lines(group, width(group)),
                        group.getFirst().text());
    }

    /// By the word that a command begins with.
    private static List<Subcommand> where(Predicate<String> isMeant) {
        return Arrays.stream(Subcommand.values())
                .filter(it -> isMeant.test(it.words().getFirst()))
                .toList();
    }

    private static int width(List<Subcommand> commands) {
        return commands.stream().mapToInt(it -> it.text().length()).max().orElse(0);
    }

    private static String lines(List<Subcommand> commands, int width) {
        return commands.stream()
                .map(it -> ("  %-" + width + "s  %s%n").formatted(it.text(), it.summary()))
                .collect(joining());
    }
}
