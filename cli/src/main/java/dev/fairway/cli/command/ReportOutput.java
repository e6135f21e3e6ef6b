package dev.fairway.cli.command;

import dev.fairway.core.report.Report;
import dev.fairway.formats.report.HtmlReport;
import dev.fairway.formats.report.JsonReport;
import dev.fairway.formats.report.MarkdownReport;
import dev.fairway.formats.report.SarifReport;
import dev.fairway.formats.report.Style;
import dev.fairway.formats.report.TextOptions;
import dev.fairway.formats.report.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// Writes a report in the format that was asked for.
public final class ReportOutput {

    public static final List<String> FORMATS = List.of("text", "json", "sarif", "markdown", "html");

    /// Of answers that are no reports.
    public static final List<String> TEXT_OR_JSON = List.of("text", "json");

    private ReportOutput() {}

    /// @param folder that was looked at, from the top of its repository
    public static void write(Report report, String folder, Invocation invocation, boolean all) {
        var out = invocation.report();
        switch (invocation.options().format()) {
            case "json" -> out.println(text(sink -> JsonReport.write(report, sink, all)));
            case "sarif" -> out.println(text(sink -> SarifReport.write(report, folder, sink, Version.text())));
            case "markdown" -> out.print(MarkdownReport.render(report));
            case "html" -> out.print(HtmlReport.render(report));
            default -> out.print(TextReport.render(report, text(invocation, all)));
        }
        out.flush();
    }

    /// How text is laid out: for the terminal, or for a file.
    public static TextOptions text(Invocation invocation, boolean all) {
        var style = invocation.options().color() ? Style.COLOUR : Style.PLAIN;
        var width = invocation.options().output().isPresent()
                ? TextOptions.plain().width()
                : invocation.surroundings().terminal().columns();
        return new TextOptions(width, style, all);
    }

    /// What a writer of bytes writes, as text without the line feed at its end.
    public static String text(Consumer<OutputStream> writing) {
        var bytes = new ByteArrayOutputStream();
        writing.accept(bytes);
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
