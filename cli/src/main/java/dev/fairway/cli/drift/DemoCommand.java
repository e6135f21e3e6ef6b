package dev.fairway.cli.drift;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.connectors.git.StoryRepository;
import dev.fairway.core.report.Report;
import dev.fairway.engine.journey.Audit;
import dev.fairway.engine.journey.Audit.Outcome.Audited;
import dev.fairway.formats.report.HtmlReport;
import dev.fairway.formats.report.TextReport;
import dev.fairway.formats.report.ToolsJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway demo`: a story that happened to somebody, told by an audit.
public final class DemoCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Makes a small Git repository with its history in a temporary folder, audits it, and tells what"
                                + " happened there. The last line is the path of the report as a web page.")
                .footer("", "Example:", "  fairway demo");
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        try {
            var home = Files.createTempDirectory("fairway-demo-").toRealPath();
            var repository = Files.createDirectory(home.resolve("payments"));
            var now = invocation.surroundings().clock().instant();
            StoryRepository.tell(repository, new DemoStory(now).chapters());
            return Opened.run(invocation, repository.toString(), true, opened -> tell(invocation, opened, home));
        } catch (IOException _) {
            return invocation.mistakes(List.of("the temporary folder cannot be written; TMPDIR names another"));
        }
    }

    private static Exit tell(Invocation invocation, Opened opened, Path home) {
        var limits = Judging.limits(invocation.arguments(), new ArrayList<>());
        var request = Judging.request("audit", invocation, opened, limits);
        return switch (Audit.run(opened.workspace(), request)) {
            case Audit.Outcome.Mistaken(var mistakes) -> invocation.mistakes(mistakes);
            case Audited audited -> {
                var page = home.resolve("report.html");
                if (!write(page, HtmlReport.render(audited.report()))) {
                    yield invocation.mistakes(List.of("%s cannot be written".formatted(page)));
                }
                tell(invocation, audited.report(), opened.workspace().root(), page);
                yield Exit.CLEAN;
            }
        };
    }

    private static void tell(Invocation invocation, Report report, Path repository, Path page) {
        if (invocation.options().format().equals("json")) {
            invocation
                    .report()
                    .println(ReportOutput.text(sink -> ToolsJson.demo(repository.toString(), page.toString(), sink)));
            return;
        }
        if (!invocation.options().quiet()) {
            story(invocation, report, repository);
        }
        invocation.report().println(page);
    }

    private static void story(Invocation invocation, Report report, Path repository) {
        PrintWriter out = invocation.report();
        out.println("""
            Payments fail in production, and pass in stage. Both are configured in config/, in Git:

              cd %s
              fairway audit
            """.formatted(repository));
        out.println(TextReport.render(report, ReportOutput.text(invocation, false)));
        out.println("""
            Next there, or in a repository of your own:

              fairway why PAYMENT_GATEWAY_TIMEOUT_MS    the whole story of one value
              fairway contract init --baseline          accept today's differences, for 90 days
              fairway check                             fail when a new one comes

            The same as a web page:
            """.stripTrailing());
    }

    private static boolean write(Path file, String text) {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
