package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// What the commands around the work answer, for programs (the schema `tools` describes it).
public final class ToolsJson {

    private ToolsJson() {}

    /// One thing that was looked at.
    ///
    /// @param fine whether it is as good as it can be
    public record Check(boolean fine, String what, String text) {}

    public static void demo(String repository, String page, OutputStream out) {
        write("demo", out, json -> {
            text(json, "repository", repository);
            text(json, "page", page);
        });
    }

    public static void schemas(List<SchemaFiles.Schema> schemas, OutputStream out) {
        write("schema", out, json -> {
            json.writeName("schemas");
            json.writeStartArray();
            for (var schema : schemas) {
                json.writeStartObject();
                text(json, "name", schema.name());
                text(json, "describes", schema.describes());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    public static void doctor(List<Check> checks, OutputStream out) {
        write("doctor", out, json -> {
            json.writeName("checks");
            json.writeStartArray();
            for (var check : checks) {
                json.writeStartObject();
                json.writeBooleanProperty("fine", check.fine());
                text(json, "what", check.what());
                text(json, "text", check.text());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    public static void completion(String script, OutputStream out) {
        write("completion", out, json -> text(json, "script", script));
    }

    private static void write(String command, OutputStream out, Consumer<JsonGenerator> rest) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", JsonReport.VERSION);
            text(json, "command", command);
            rest.accept(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
