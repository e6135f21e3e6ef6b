package dev.fairway.cli;

import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.Limits;
import dev.fairway.connectors.git.GitConnector;
import dev.fairway.connectors.kustomize.KustomizeConnector;
import dev.fairway.core.discovery.Options;
import dev.fairway.engine.journey.Why;
import dev.fairway.engine.read.Means;
import dev.fairway.formats.read.Sealing;
import dev.fairway.formats.report.Style;
import dev.fairway.formats.report.TextOptions;
import dev.fairway.formats.report.WhyJson;
import dev.fairway.formats.report.WhyText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `fairway why KEY`: what became of a value, where, when, by whom.
final class WhyCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("KEY")
                .index("0")
                .arity("1")
                .type(String.class)
                .description("A name, the end of a path, or resource#path.")
                .build());
        return spec;
    }

    @Override
    public List<String> formats() {
        return List.of("text", "json");
    }

    @Override
    public Exit run(Invocation invocation) {
        String key = invocation.arguments().matchedPositionalValue(0, "");
        var now = invocation.surroundings().clock().instant();
        try (var workspace = GitConnector.open(invocation.surroundings().directory())) {
            var told = Why.tell(
                    workspace,
                    new Why.Request(
                            key,
                            Optional.empty(),
                            Options.standard(),
                            new Means(Sealing.random(), KustomizeConnector.find(System.getenv(), workspace.root())),
                            new Limits(1_000_000, Duration.ofSeconds(60)),
                            now));
            return switch (told) {
                case Why.Told.Answered(var report) -> {
                    if (invocation.options().format().equals("json")) {
                        var out = new ByteArrayOutputStream();
                        WhyJson.write(report, out);
                        invocation.report().println(out.toString(StandardCharsets.UTF_8));
                    } else {
                        invocation
                                .report()
                                .println(WhyText.render(
                                        report,
                                        new TextOptions(
                                                invocation
                                                        .surroundings()
                                                        .terminal()
                                                        .columns(),
                                                Style.PLAIN,
                                                true),
                                        now));
                    }
                    yield Exit.CLEAN;
                }
                case Why.Told.NoSuchKey(var nearest) ->
                    invocation.mistakes(List.of("no environment has a key '%s'%s"
                            .formatted(key, nearest.isEmpty() ? "" : "; near it: " + String.join(", ", nearest))));
            };
        } catch (ConnectorException e) {
            return invocation.mistakes(List.of(String.valueOf(e.getMessage())));
        }
    }
}
