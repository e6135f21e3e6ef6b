package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;

import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenMigrations;
import dev.fairway.core.release.Sighting;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What `release verify` answers, for programs.
public final class SeenJson {

    private SeenJson() {}

    /// @param faults sentences about what is missing or was moved
    /// @param unseen why it could not be seen; where there is one, nothing was recorded
    /// @param recorded whether it was recorded just now
    /// @param entry in which it stands
    public record Seen(
            String id,
            String name,
            String state,
            Sighting sighting,
            List<Moved> moved,
            List<String> faults,
            List<String> unseen,
            boolean recorded,
            Optional<Entry> entry) {

        public Seen {
            moved = List.copyOf(moved);
            faults = List.copyOf(faults);
            unseen = List.copyOf(unseen);
        }
    }

    /// A tag that leads elsewhere.
    ///
    /// @param digest that the release has
    /// @param now nothing where it is gone
    public record Moved(String name, String reference, String digest, Optional<String> now) {}

    /// Where it stands in the ledger.
    public record Entry(long index, Instant time) {}

    /// Writes one document and a line feed; the stream stays open.
    public static void write(Seen seen, OutputStream out) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", JsonReport.VERSION);
            text(json, "command", "release verify");
            text(json, "id", seen.id());
            text(json, "name", seen.name());
            text(json, "state", seen.state());
            json.writeArrayPropertyStart("artifacts");
            seen.sighting().artifacts().forEach((name, artifact) -> artifact(json, name, artifact));
            json.writeEndArray();
            json.writeArrayPropertyStart("migrations");
            seen.sighting().migrations().forEach((name, migrations) -> migrations(json, name, migrations));
            json.writeEndArray();
            JsonReport.strings(json, "missing", seen.sighting().missing());
            json.writeArrayPropertyStart("moved");
            seen.moved().forEach(moved -> moved(json, moved));
            json.writeEndArray();
            JsonReport.strings(json, "faults", seen.faults());
            JsonReport.strings(json, "unseen", seen.unseen());
            json.writeBooleanProperty("recorded", seen.recorded());
            entry(json, seen.entry());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void artifact(JsonGenerator json, String name, SeenArtifact artifact) {
        json.writeStartObject();
        text(json, "name", name);
        text(json, "kind", artifact.kind().word());
        text(json, "digest", artifact.of());
        json.writeArrayPropertyStart("platforms");
        for (var platform : artifact.platforms()) {
            json.writeStartObject();
            textOrNull(json, "os", platform.os().orElse(null));
            textOrNull(json, "architecture", platform.architecture().orElse(null));
            textOrNull(json, "variant", platform.variant().orElse(null));
            text(json, "manifest", platform.manifest());
            textOrNull(json, "config", platform.config().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void migrations(JsonGenerator json, String name, SeenMigrations migrations) {
        json.writeStartObject();
        text(json, "name", name);
        json.writeNumberProperty("count", migrations.count());
        text(json, "digest", migrations.of());
        json.writeEndObject();
    }

    private static void moved(JsonGenerator json, Moved moved) {
        json.writeStartObject();
        text(json, "name", moved.name());
        text(json, "reference", moved.reference());
        text(json, "digest", moved.digest());
        textOrNull(json, "now", moved.now().orElse(null));
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, Optional<Entry> entry) {
        json.writeName("entry");
        if (entry.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("index", entry.get().index());
        text(json, "time", JsonWriting.millis(entry.get().time()));
        json.writeEndObject();
    }
}
