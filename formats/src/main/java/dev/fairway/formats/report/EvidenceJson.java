package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;

import dev.fairway.core.evidence.Signing;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
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
    ///
    /// @param release its id
    /// @param name nothing where the ledger does not have it
    public record Elsewhere(String release, Optional<String> name, long index) {}

    /// What became of one file.
    public sealed interface Answer {

        /// @param elsewhere other releases to which the same bytes are bound
        record Added(Evidence evidence, Signing signing, List<Elsewhere> elsewhere) implements Answer {
            public Added {
                elsewhere = List.copyOf(elsewhere);
            }
        }

        /// The ledger could not be reached.
        record Waits(Spooled spooled, Signing signing) implements Answer {}
    }

    /// What was given with a file.
    ///
    /// @param file digest of its bytes
    /// @param environment in which it ran
    /// @param snapshot digest of the environment's observed state
    /// @param flags digest of the file with the states of feature flags
    public record Given(String file, Optional<String> environment, Optional<String> snapshot, Optional<String> flags) {}

    /// One of the files.
    ///
    /// @param name as somebody wrote it
    public record OfFile(String name, Given given, Answer answer) {}

    /// What `evidence add` did with one file.
    public static void added(OfFile one, OutputStream out) {
        LedgerJson.document("evidence add", out, json -> one(json, one));
    }

    /// What `evidence add` did with several files.
    public static void added(List<OfFile> files, OutputStream out) {
        LedgerJson.document("evidence add", out, json -> {
            json.writeName("files");
            json.writeStartArray();
            for (var one : files) {
                json.writeStartObject();
                text(json, "name", one.name());
                one(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void one(JsonGenerator json, OfFile one) {
        answer(json, one.answer());
        text(json, "file", one.given().file());
        textOrNull(json, "in", one.given().environment().orElse(null));
        textOrNull(json, "snapshot", one.given().snapshot().orElse(null));
        textOrNull(json, "flags", one.given().flags().orElse(null));
    }

    private static void answer(JsonGenerator json, Answer answer) {
        switch (answer) {
            case Answer.Waits(var spooled, var signing) -> {
                spooled(json, spooled);
                signing(json, signing);
            }
            case Answer.Added(var evidence, var signing, var elsewhere) -> {
                evidence(json, evidence);
                json.writeBooleanProperty("spooled", false);
                json.writeName("alsoBound");
                json.writeStartArray();
                for (var one : elsewhere) {
                    json.writeStartObject();
                    text(json, "release", one.release());
                    textOrNull(json, "name", one.name().orElse(null));
                    json.writeNumberProperty("index", one.index());
                    json.writeEndObject();
                }
                json.writeEndArray();
                signing(json, signing);
            }
        }
    }

    /// Null for what is not signed by its kind.
    static void signing(JsonGenerator json, Signing signing) {
        var state = switch (signing) {
            case Signing.None _ -> "";
            case Signing.Missing _ -> "missing";
            case Signing.Unchecked _ -> "unchecked";
            case Signing.Held _ -> "holds";
        };
        if (state.isEmpty()) {
            json.writeNullProperty("signature");
            return;
        }
        json.writeName("signature");
        json.writeStartObject();
        text(json, "state", state);
        textOrNull(json, "key", signing instanceof Signing.Held(var key) ? key.text() : null);
        json.writeEndObject();
    }

    /// Evidence that came with a release.
    static void bound(JsonGenerator json, Answer.Added added) {
        evidence(json, added.evidence());
        signing(json, added.signing());
    }

    /// Evidence that waits for its ledger.
    ///
    /// @param release its id, where it is known already which one is meant
    /// @param asked the release as somebody wrote it
    public record Spooled(
            Optional<String> release,
            String asked,
            String about,
            String type,
            String result,
            SequencedMap<String, Long> counts) {}

    private static void spooled(JsonGenerator json, Spooled spooled) {
        textOrNull(json, "release", spooled.release().orElse(null));
        text(json, "asked", spooled.asked());
        text(json, "about", spooled.about());
        text(json, "type", spooled.type());
        text(json, "result", spooled.result());
        counts(json, spooled.counts());
        json.writeBooleanProperty("recorded", false);
        json.writeBooleanProperty("spooled", true);
    }

    /// A file that was written.
    ///
    /// @param form `statement` where it was stated and signed for this, or `received`
    public record Exported(String name, long index, String form) {}

    /// Evidence that is in no form that others read.
    public record LeftOut(long index, String type, String why) {}

    /// What `evidence export` did.
    ///
    /// @param key file of the public key that checks what was stated here; nothing where nothing was
    public static void exported(
            String folder, List<Exported> files, Optional<String> key, List<LeftOut> leftOut, OutputStream out) {
        LedgerJson.document("evidence export", out, json -> {
            text(json, "folder", folder);
            json.writeName("files");
            json.writeStartArray();
            for (var file : files) {
                json.writeStartObject();
                text(json, "name", file.name());
                json.writeNumberProperty("index", file.index());
                text(json, "form", file.form());
                json.writeEndObject();
            }
            json.writeEndArray();
            textOrNull(json, "key", key.orElse(null));
            json.writeName("leftOut");
            json.writeStartArray();
            for (var one : leftOut) {
                json.writeStartObject();
                json.writeNumberProperty("index", one.index());
                text(json, "type", one.type());
                text(json, "why", one.why());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /// What waits in the spool.
    ///
    /// @param content nothing where it is not what was put there
    /// @param unfit why it is never recorded, where that is so
    public record Order(String id, Optional<Content> content, Optional<String> unfit) {

        /// @param time when it was put there, by the clock of who did
        /// @param release as somebody wrote it
        /// @param file digest of its bytes
        /// @param adder fingerprint of the key of who added it
        public record Content(
                Instant time,
                String type,
                String release,
                Optional<String> artifact,
                Optional<String> environment,
                String file,
                Optional<String> adder) {}
    }

    /// What `evidence spool list` tells.
    ///
    /// @param elsewhere how many wait for other stores, by their folders; an empty name is one that is not known
    public static void waiting(List<Order> orders, SortedMap<String, Integer> elsewhere, OutputStream out) {
        LedgerJson.document("evidence spool list", out, json -> {
            json.writeName("waiting");
            json.writeStartArray();
            for (var order : orders) {
                json.writeStartObject();
                text(json, "id", order.id());
                json.writeBooleanProperty("whole", order.content().isPresent());
                order.unfit().ifPresent(why -> text(json, "why", why));
                order.content().ifPresent(it -> {
                    text(json, "time", JsonWriting.millis(it.time()));
                    text(json, "type", it.type());
                    text(json, "release", it.release());
                    textOrNull(json, "artifact", it.artifact().orElse(null));
                    textOrNull(json, "in", it.environment().orElse(null));
                    text(json, "file", it.file());
                    textOrNull(json, "adder", it.adder().orElse(null));
                });
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("elsewhere");
            json.writeStartArray();
            elsewhere.forEach((store, count) -> {
                json.writeStartObject();
                textOrNull(json, "store", store.isEmpty() ? null : store);
                json.writeNumberProperty("waiting", count);
                json.writeEndObject();
            });
            json.writeEndArray();
        });
    }

    /// What `evidence spool drop` did.
    public static void dropped(String id, OutputStream out) {
        LedgerJson.document("evidence spool drop", out, json -> text(json, "id", id));
    }

    /// What goes on waiting in the spool.
    ///
    /// @param id by which `evidence spool drop` takes it out
    public record Waiting(String id, String why) {}

    /// What `evidence spool flush` did.
    public static void flushed(List<Evidence> recorded, List<Waiting> kept, OutputStream out) {
        LedgerJson.document("evidence spool flush", out, json -> {
            evidence(json, recorded);
            json.writeName("kept");
            json.writeStartArray();
            for (var one : kept) {
                json.writeStartObject();
                text(json, "id", one.id());
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
    /// @param artifacts of the release that it is about, by name: several where they are of one digest
    /// @param snapshot digest of the environment's observed state
    /// @param flags digest of the file with the states of feature flags, where it is known
    /// @param flagsBlob name of what the ledger keeps of it, or kept
    /// @param keeping `kept`, `erased`, `missing` or `summary only`
    /// @param file digest of the file's bytes, where it is known
    /// @param blob name of what the ledger keeps of them, or kept
    public record Held(
            Evidence evidence,
            List<String> artifacts,
            Optional<String> environment,
            Optional<String> snapshot,
            Optional<String> flags,
            Optional<String> flagsBlob,
            String keeping,
            Optional<String> file,
            Optional<String> blob) {}

    /// What `evidence list` tells.
    public static void list(List<Held> evidence, OutputStream out) {
        LedgerJson.document("evidence list", out, json -> {
            json.writeName("evidence");
            json.writeStartArray();
            for (var one : evidence) {
                json.writeStartObject();
                evidence(json, one.evidence());
                json.writeName("artifacts");
                json.writeStartArray();
                one.artifacts().forEach(json::writeString);
                json.writeEndArray();
                textOrNull(json, "in", one.environment().orElse(null));
                textOrNull(json, "snapshot", one.snapshot().orElse(null));
                textOrNull(json, "flags", one.flags().orElse(null));
                textOrNull(json, "flagsBlob", one.flagsBlob().orElse(null));
                text(json, "keeping", one.keeping());
                textOrNull(json, "file", one.file().orElse(null));
                textOrNull(json, "blob", one.blob().orElse(null));
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
