package dev.fairway.cli;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.formats.report.SchemaFiles;
import dev.fairway.formats.report.ToolsJson;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway schema`: the published JSON Schemas, for editors and for programs that read our JSON.
final class SchemaCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Prints the JSON Schema of a file that people write or of a format that Fairway writes;"
                        + " without NAME, which there are.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway schema",
                        "  fairway schema contract --output .vscode/expected-env-diff.schema.json");
        spec.addPositional(Arguments.parameter(0, "NAME", false, "Which one."));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String name = invocation.arguments().matchedPositionalValue(0, "");
        var out = invocation.report();
        if (name.isEmpty()) {
            if (invocation.options().format().equals("json")) {
                out.println(ReportOutput.text(sink -> ToolsJson.schemas(SchemaFiles.list(), sink)));
            } else {
                SchemaFiles.list()
                        .forEach(schema -> out.println("%-17s %s".formatted(schema.name(), schema.describes())));
            }
            return Exit.CLEAN;
        }
        var schema = SchemaFiles.read(name);
        if (schema.isEmpty()) {
            var names =
                    SchemaFiles.list().stream().map(SchemaFiles.Schema::name).collect(Collectors.joining(", "));
            return invocation.mistakes(List.of("there is no schema '%s'; there are %s".formatted(name, names)));
        }
        out.print(schema.get());
        if (!schema.get().endsWith("\n")) {
            out.println();
        }
        return Exit.CLEAN;
    }
}
