package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;

import dev.fairway.core.finding.Held;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.MigrationChange;
import dev.fairway.core.release.ReleaseComparison;
import dev.fairway.core.release.ReleaseComparison.FileChange;
import dev.fairway.core.release.ReleaseComparison.Inside;
import dev.fairway.core.release.ReleaseComparison.Part;
import dev.fairway.core.release.ReleaseComparison.SettingChange;
import dev.fairway.core.release.ReleaseComparison.Side;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// What differs between two releases, for programs.
public final class ReleaseDiffJson {

    private ReleaseDiffJson() {}

    /// Writes one document and a line feed; the stream stays open.
    public static void write(ReleaseComparison comparison, OutputStream out) {
        LedgerJson.document("release diff", out, json -> {
            side(json, "from", comparison.from());
            side(json, "to", comparison.to());
            text(json, "brings", ReleaseDiffSentences.brings(comparison));
            JsonReport.strings(json, "warnings", ReleaseDiffSentences.warnings(comparison));
            listed(json, "parts", comparison.parts(), part -> part(json, part));
            JsonReport.gaps(json, comparison.gaps());
        });
    }

    private static void side(JsonGenerator json, String name, Side side) {
        json.writeName(name);
        json.writeStartObject();
        text(json, "id", side.id());
        text(json, "name", side.name());
        textOrNull(json, "commit", side.commit().orElse(null));
        textOrNull(
                json,
                "recalledSince",
                side.recalled().map(it -> JsonWriting.millis(it.since())).orElse(null));
        json.writeEndObject();
    }

    private static <T> void listed(JsonGenerator json, String name, List<T> items, Consumer<T> members) {
        json.writeName(name);
        json.writeStartArray();
        items.forEach(item -> {
            json.writeStartObject();
            members.accept(item);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void part(JsonGenerator json, Part part) {
        var change = part.change();
        text(json, "kind", change.kind().word());
        text(json, "name", change.name());
        textOrNull(json, "from", change.from().orElse(null));
        textOrNull(json, "to", change.to().orElse(null));
        switch (part.inside()) {
            case Inside.Closed _ -> {}
            case Inside.Unread _ -> json.writeBooleanProperty("unread", true);
            case Inside.Settings(var differences, var equal) -> {
                listed(json, "settings", differences, setting -> setting(json, setting));
                json.writeNumberProperty("equal", equal);
            }
            case Inside.MigrationFiles(var tools, var changes, var before, var after) -> {
                JsonReport.strings(json, "tools", tools);
                listed(json, "migrations", changes, migration -> migration(json, migration));
                json.writeName("compatible");
                json.writeStartObject();
                textOrNull(json, "from", before.map(Compatible::text).orElse(null));
                textOrNull(json, "to", after.map(Compatible::text).orElse(null));
                json.writeEndObject();
            }
            case Inside.Files(var changes) -> listed(json, "files", changes, file -> file(json, file));
        }
    }

    private static void setting(JsonGenerator json, SettingChange change) {
        JsonReport.address(json, change.address());
        var held = new LinkedHashMap<String, Held>();
        held.put("from", change.from());
        held.put("to", change.to());
        JsonValues.writeHeld(json, held);
    }

    private static void migration(JsonGenerator json, MigrationChange change) {
        text(json, "change", change.what().word());
        text(json, "kind", change.kind().word());
        text(json, "file", change.file());
        textOrNull(json, "version", change.version().orElse(null));
        textOrNull(json, "before", change.before().orElse(null));
        json.writeBooleanProperty("rewritesThePast", change.rewritesThePast());
    }

    private static void file(JsonGenerator json, FileChange change) {
        text(json, "change", change.what().word());
        text(json, "file", change.file());
    }
}
