package dev.fairway.cli;

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
        for (var subcommand : Subcommand.values()) {
            var command = subcommand.create();
            all.addSubcommand(subcommand.text(), CommandRun.commandLine(subcommand, command));
        }
        invocation.report().println(AutoComplete.bash("fairway", all));
        return Exit.CLEAN;
    }
}
