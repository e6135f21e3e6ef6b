package dev.fairway.cli.command;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Options as several commands have them, and the values that people write after them.
public final class Arguments {

    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m|h)");

    private Arguments() {}

    /// An option that takes a value.
    public static OptionSpec value(String label, String description, String name) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /// A parameter; the last one may be left out when it is not needed.
    public static PositionalParamSpec parameter(int index, String label, boolean needed, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index("" + index)
                .arity(needed ? "1" : "0..1")
                .type(String.class)
                .description(description)
                .build();
    }

    public static PositionalParamSpec folder() {
        return parameter(
                0, "PATH", false, "A repository, a folder in one, or any folder. Default: the current folder.");
    }

    public static OptionSpec path() {
        return value("PATH", "The repository or folder to look at. Default: the current folder.", "--path");
    }

    public static OptionSpec budget() {
        return value(
                "TIME",
                "How long history may be read, as in 20s or 2m. Beyond it, blame tells of a window. Default: 60s.",
                "--blame-budget");
    }

    /// `20s`, `2m`, `500ms`, `1h`.
    public static Optional<Duration> span(String text) {
        var match = SPAN.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
