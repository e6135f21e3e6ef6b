package dev.fairway.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that every command has.
///
/// @param format one of the command's formats
/// @param output the file that the report goes to, instead of standard output
/// @param color whether text is coloured
/// @param quiet whether everything but the essential is left out
/// @param verbose whether everything is told
public record CommonOptions(String format, Optional<Path> output, boolean color, boolean quiet, boolean verbose) {

    private static final String OUTPUT = "--output";

    /// @param spec of a command, which may have an `--output` of its own, with a second name
    public static void addTo(CommandSpec spec, List<String> formats) {
        spec.addOption(OptionSpec.builder("--format")
                .paramLabel("FORMAT")
                .type(String.class)
                .completionCandidates(formats)
                .defaultValue(formats.getFirst())
                .description(
                        "How to report: %s. Default: %s.".formatted(String.join(", ", formats), formats.getFirst()))
                .build());
        if (spec.findOption(OUTPUT) == null) {
            spec.addOption(OptionSpec.builder(OUTPUT)
                    .paramLabel("FILE")
                    .type(String.class)
                    .description("Write the report to FILE instead of standard output.")
                    .build());
        }
        spec.addOption(OptionSpec.builder("--color")
                .paramLabel("WHEN")
                .type(String.class)
                .completionCandidates(List.of("auto", "always", "never"))
                .defaultValue("auto")
                .description("Colour text: auto, always, never. Default: auto, at a terminal unless NO_COLOR is set.")
                .build());
        spec.addOption(flag("Say nothing where nothing is wrong, and show no progress.", "-q", "--quiet"));
        spec.addOption(flag("Leave nothing out, however long it gets.", "-v", "--verbose"));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    public static OptionSpec flag(String description, String name, String... names) {
        return OptionSpec.builder(name, names)
                .type(boolean.class)
                .description(description)
                .build();
    }

    public static CommonOptions of(ParseResult arguments, Surroundings surroundings) {
        String format = arguments.matchedOptionValue("--format", "");
        String output = isOwn(arguments) ? "" : arguments.matchedOptionValue(OUTPUT, "");
        return new CommonOptions(
                format.isEmpty() ? defaultOf(arguments, "--format") : format.toLowerCase(Locale.ROOT),
                output.isEmpty()
                        ? Optional.empty()
                        : Optional.of(surroundings.directory().resolve(output)),
                color(arguments.matchedOptionValue("--color", "auto"), surroundings),
                arguments.hasMatchedOption("--quiet"),
                arguments.hasMatchedOption("--verbose"));
    }

    /// Whether `--output` is another name of what the command itself makes, and not the file of its report.
    private static boolean isOwn(ParseResult arguments) {
        return arguments.commandSpec().findOption(OUTPUT).names().length > 1;
    }

    private static String defaultOf(ParseResult arguments, String option) {
        return arguments.commandSpec().findOption(option).defaultValue();
    }

    private static boolean color(String when, Surroundings surroundings) {
        return switch (when) {
            case "always" -> true;
            case "never" -> false;
            default ->
                surroundings.terminal().reportsAreSeen()
                        && isUnset("NO_COLOR", surroundings.environment())
                        && !"dumb".equals(surroundings.environment().get("TERM"));
        };
    }

    private static boolean isUnset(String name, Map<String, String> environment) {
        return environment.getOrDefault(name, "").isEmpty();
    }
}
