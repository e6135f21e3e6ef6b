package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;

/// What the commands about evidence answer, for programs.
public final class EvidenceJson {

    private EvidenceJson() {}

    /// Evidence that was added, or is there.
    ///
    /// @param release the release's id
    /// @param about what it is about, by its name
    /// @param recorded whether it was recorded just now
    public record Evidence(
            String release,
            String about,
            String type,
            String result,
            SequencedMap<String, Long> counts,
            boolean recorded,
            long index,
            Instant time) {}

    /// Another release to which the same bytes are bound.
    public record Elsewhere(String release, long index) {}

    /// What `evidence add` did.
    public static void added(Evidence evidence, List<Elsewhere> elsewhere, OutputStream out) {
        LedgerJson.document("evidence add", out, json -> {
            evidence(json, evidence);
            json.writeBooleanProperty("spooled", false);
            json.writeName("alsoBound");
            json.writeStartArray();
            for (var one : elsewhere) {
                json.writeStartObject();
                text(json, "release", one.release());
                json.writeNumberProperty("index", one.index());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /// Evidence that waits for its ledger.
    ///
    /// @param release as somebody wrote it: which one is meant is not known
    /// @param file digest of its bytes
    public record Spooled(
            String release, String about, String type, String result, SequencedMap<String, Long> counts, String file) {}

    /// What `evidence add` did while the ledger could not be reached.
    public static void spooled(Spooled spooled, OutputStream out) {
        LedgerJson.document("evidence add", out, json -> {
            text(json, "release", spooled.release());
            text(json, "about", spooled.about());
            text(json, "type", spooled.type());
            text(json, "result", spooled.result());
            counts(json, spooled.counts());
            text(json, "file", spooled.file());
            json.writeBooleanProperty("recorded", false);
            json.writeBooleanProperty("spooled", true);
        });
    }

    /// What goes on waiting in the spool.
    ///
    /// @param file its name there
    public record Waiting(String file, String why) {}

    /// What `evidence spool flush` did.
    public static void flushed(List<Evidence> recorded, List<Waiting> kept, OutputStream out) {
        LedgerJson.document("evidence spool flush", out, json -> {
            evidence(json, recorded);
            json.writeName("kept");
            json.writeStartArray();
            for (var one : kept) {
                json.writeStartObject();
                text(json, "file", one.file());
                text(json, "why", one.why());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void evidence(JsonGenerator json, List<Evidence> evidence) {
        json.writeName("evidence");
        json.writeStartArray();
        for (var one : evidence) {
            json.writeStartObject();
            evidence(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void counts(JsonGenerator json, SequencedMap<String, Long> counts) {
        json.writeName("counts");
        json.writeStartObject();
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    /// Evidence that is there, and where it ran.
    ///
    /// @param snapshot digest of the environment's observed state
    /// @param flags name of the blob that has the states of feature flags
    public record Held(
            Evidence evidence, Optional<String> environment, Optional<String> snapshot, Optional<String> flags) {}

    /// What `evidence list` tells.
    public static void list(List<Held> evidence, OutputStream out) {
        LedgerJson.document("evidence list", out, json -> {
            json.writeName("evidence");
            json.writeStartArray();
            for (var one : evidence) {
                json.writeStartObject();
                evidence(json, one.evidence());
                textOrNull(json, "in", one.environment().orElse(null));
                textOrNull(json, "snapshot", one.snapshot().orElse(null));
                textOrNull(json, "flags", one.flags().orElse(null));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void evidence(JsonGenerator json, Evidence evidence) {
        text(json, "release", evidence.release());
        text(json, "about", evidence.about());
        text(json, "type", evidence.type());
        text(json, "result", evidence.result());
        counts(json, evidence.counts());
        json.writeBooleanProperty("recorded", evidence.recorded());
        LedgerJson.place(json, evidence.index(), evidence.time());
    }
}
