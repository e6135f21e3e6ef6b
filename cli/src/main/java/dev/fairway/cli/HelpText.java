package dev.fairway.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// What `--help` of a command says, and in which order: what it does, how it is called, its arguments, its own
/// options before those that every command has, and examples.
final class HelpText {

    private static final List<String> SECTIONS = List.of(
            SECTION_KEY_DESCRIPTION,
            SECTION_KEY_SYNOPSIS,
            SECTION_KEY_PARAMETER_LIST_HEADING,
            SECTION_KEY_PARAMETER_LIST,
            SECTION_KEY_OPTION_LIST_HEADING,
            SECTION_KEY_OPTION_LIST,
            SECTION_KEY_FOOTER);

    private HelpText() {}

    static CommandLine arranged(CommandLine line) {
        var usage = line.getCommandSpec().usageMessage();
        usage.sortOptions(false);
        usage.optionListHeading("%nOptions:%n");
        if (!line.getCommandSpec().positionalParameters().isEmpty()) {
            usage.parameterListHeading("%nArguments:%n");
        }
        line.setHelpSectionKeys(SECTIONS);
        line.getHelpSectionMap().put(SECTION_KEY_SYNOPSIS, _ -> synopsis(line));
        return line;
    }

    private static String synopsis(CommandLine line) {
        var parameters = line.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(parameter -> parameter.arity().min() > 0
                        ? " " + parameter.paramLabel()
                        : " [" + parameter.paramLabel() + "]")
                .collect(Collectors.joining());
        return "%nUsage: %s [OPTION...]%s%n".formatted(line.getCommandName(), parameters);
    }
}
