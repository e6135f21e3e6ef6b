package dev.fairway.cli;

import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.Limits;
import dev.fairway.connectors.git.GitConnector;
import dev.fairway.core.discovery.Options;
import dev.fairway.engine.journey.Audit;
import dev.fairway.formats.read.Sealing;
import dev.fairway.formats.report.JsonReport;
import dev.fairway.formats.report.Style;
import dev.fairway.formats.report.TextOptions;
import dev.fairway.formats.report.TextReport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `fairway audit`: no set-up at all, what differs, since when, by whom.
final class AuditCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .arity("0..1")
                .type(String.class)
                .description("A repository, a folder in one, or any folder. Default: the current folder.")
                .build());
        spec.addOption(CommonOptions.flag("Show everything, what is explained, too.", "--all"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return List.of("text", "json");
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedPositionalValue(0, ".");
        var all = invocation.arguments().hasMatchedOption("--all");
        try (var workspace = GitConnector.open(invocation.surroundings().directory().resolve(path))) {
            var audited = Audit.run(
                    workspace,
                    new Audit.Request(
                            "audit",
                            Optional.empty(),
                            Optional.empty(),
                            Options.standard(),
                            Sealing.random(),
                            new Limits(1_000_000, Duration.ofSeconds(60)),
                            invocation.surroundings().clock().instant()));
            if (invocation.options().format().equals("json")) {
                var out = new ByteArrayOutputStream();
                JsonReport.write(audited.report(), out, all);
                invocation.report().println(out.toString(StandardCharsets.UTF_8));
            } else {
                invocation.report().println(TextReport.render(audited.report(), new TextOptions(invocation.surroundings().terminal().columns(), Style.PLAIN, all)));
            }
            return audited.report().findings().isEmpty() ? Exit.CLEAN : Exit.FINDINGS;
        } catch (ConnectorException e) {
            return invocation.mistakes(List.of(String.valueOf(e.getMessage())));
        }
    }
}
