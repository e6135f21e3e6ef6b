package dev.fairway.cli;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.ToolsJson;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        var made = new LinkedHashMap<List<String>, CommandLine>();
        var commands = Arrays.stream(Subcommand.values())
                .sorted(Comparator.comparingInt(it -> it.words().size()))
                .toList();
        for (var subcommand : commands) {
            var words = subcommand.words();
            var command = CommandRun.commandLine(subcommand, subcommand.create());
            made.put(words, command);
            above(words.subList(0, words.size() - 1), made, all).addSubcommand(words.getLast(), command);
        }
        var script = AutoComplete.bash("fairway", all);
        invocation
                .report()
                .println(
                        invocation.options().format().equals("json")
                                ? ReportOutput.text(sink -> ToolsJson.completion(script, sink))
                                : script);
        return Exit.CLEAN;
    }

    /// What a command is listed below: a group, or a command that has others.
    private static CommandLine above(List<String> words, Map<List<String>, CommandLine> made, CommandLine all) {
        if (words.isEmpty()) {
            return all;
        }
        var known = made.get(words);
        if (known != null) {
            return known;
        }
        var group = new CommandLine(CommandSpec.create().name(words.getLast()));
        made.put(words, group);
        above(words.subList(0, words.size() - 1), made, all).addSubcommand(words.getLast(), group);
        return group;
    }
}
