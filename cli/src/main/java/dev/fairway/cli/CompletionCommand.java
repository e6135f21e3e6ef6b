package dev.fairway.cli;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.ToolsJson;
import java.util.LinkedHashMap;
import java.util.List;
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
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
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
        var script = AutoComplete.bash("fairway", all);
        invocation
                .report()
                .println(
                        invocation.options().format().equals("json")
                                ? ReportOutput.text(sink -> ToolsJson.completion(script, sink))
                                : script);
        return Exit.CLEAN;
    }
}
