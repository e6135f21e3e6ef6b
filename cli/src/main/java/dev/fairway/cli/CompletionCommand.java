package dev.fairway.cli;

import java.util.LinkedHashMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway completion`: the script that a shell sources.
final class CompletionCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Prints the script that completes commands and options, for bash and zsh.")
                .footer("", "Example:", "  source <(./fairway completion)");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        var all = new CommandLine(CommandSpec.create().name("fairway"));
        var groups = new LinkedHashMap<String, CommandLine>();
        for (var subcommand : Subcommand.values()) {
            var words = subcommand.words();
            var command = CommandRun.commandLine(subcommand, subcommand.create());
            if (words.size() == 1) {
                all.addSubcommand(words.getFirst(), command);
            } else {
                groups.computeIfAbsent(
                                words.getFirst(),
                                word -> new CommandLine(CommandSpec.create().name(word)))
                        .addSubcommand(words.getLast(), command);
            }
        }
        groups.forEach(all::addSubcommand);
        invocation.report().println(AutoComplete.bash("fairway", all));
        return Exit.CLEAN;
    }
}
