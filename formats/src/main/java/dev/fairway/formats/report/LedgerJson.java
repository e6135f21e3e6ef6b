package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// What the commands about releases and the ledger answer, for programs.
public final class LedgerJson {

    private LedgerJson() {}

    /// What `release create` did.
    ///
    /// @param created whether it was recorded just now
    /// @param index of its entry
    /// @param provenance that came with it
    public record Created(
            String id,
            String name,
            boolean created,
            String state,
            long index,
            Instant time,
            List<EvidenceJson.Answer.Added> provenance) {
        public Created {
            provenance = List.copyOf(provenance);
        }
    }

    /// Writes one document and a line feed; the stream stays open.
    public static void created(Created created, OutputStream out) {
        document("release create", out, json -> {
            text(json, "id", created.id());
            text(json, "name", created.name());
            json.writeBooleanProperty("created", created.created());
            text(json, "state", created.state());
            place(json, created.index(), created.time());
            json.writeName("provenance");
            json.writeStartArray();
            for (var one : created.provenance()) {
                json.writeStartObject();
                EvidenceJson.bound(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /// One part of a release.
    public record Part(String kind, String name, String digest) {}

    /// A release as the ledger has it.
    ///
    /// @param state how far it has come
    /// @param seen what who looked last saw of its parts
    /// @param supersedes id of the release that it replaces
    /// @param supersedesName that one's name, where the ledger has it
    public record Shown(
            String id,
            String name,
            String state,
            Optional<Seen> seen,
            Optional<String> commit,
            Optional<String> supersedes,
            Optional<String> supersedesName,
            List<Part> components,
            Optional<Recalled> recalled,
            long index,
            Instant time) {

        public Shown {
            components = List.copyOf(components);
        }
    }

    /// That somebody looked for a release's parts.
    ///
    /// @param missing parts that were not there, by name
    public record Seen(List<String> missing, long index, Instant time) {
        public Seen {
            missing = List.copyOf(missing);
        }
    }

    /// That nobody should run a release any more.
    ///
    /// @param first since which that holds
    /// @param further later words with reasons of their own
    public record Recalled(Word first, List<Word> further) {
        public Recalled {
            further = List.copyOf(further);
        }

        /// @param by who said so, as an opaque id
        /// @param reason nothing where it is not there
        /// @param erased the entry that erased the reason
        public record Word(long index, Instant time, String by, Optional<String> reason, Optional<Long> erased) {}
    }

    /// Where the parts of a release are, as somebody has said, and how much evidence there is.
    ///
    /// @param artifacts references by name
    /// @param migrations `TOOL:FOLDER` by name
    /// @param results how many say what, by `PASSED`, `WARNED`, `FAILED` and `UNJUDGED`
    /// @param compatible `FROM..TO` by the name of the migrations
    public record Around(
            SortedMap<String, String> artifacts,
            SortedMap<String, String> migrations,
            SortedMap<String, Long> results,
            SortedMap<String, String> compatible) {
        public Around {
            artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
            migrations = Collections.unmodifiableSortedMap(new TreeMap<>(migrations));
            results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
            compatible = Collections.unmodifiableSortedMap(new TreeMap<>(compatible));
        }
    }

    /// What `release show` tells.
    public static void shown(Shown shown, Around around, OutputStream out) {
        document("release show", out, json -> {
            release(json, shown);
            json.writeName("places");
            json.writeStartObject();
            texts(json, "artifacts", around.artifacts());
            texts(json, "migrations", around.migrations());
            json.writeEndObject();
            json.writeName("evidence");
            json.writeStartObject();
            around.results().forEach(json::writeNumberProperty);
            json.writeEndObject();
            texts(json, "compatible", around.compatible());
        });
    }

    private static void texts(JsonGenerator json, String name, SortedMap<String, String> texts) {
        json.writeName(name);
        json.writeStartObject();
        texts.forEach((key, value) -> text(json, key, value));
        json.writeEndObject();
    }

    /// What `release list` tells.
    public static void list(List<Shown> releases, OutputStream out) {
        document("release list", out, json -> {
            json.writeName("releases");
            json.writeStartArray();
            for (var release : releases) {
                json.writeStartObject();
                release(json, release);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void release(JsonGenerator json, Shown shown) {
        text(json, "id", shown.id());
        text(json, "name", shown.name());
        text(json, "state", shown.state());
        seen(json, shown.seen());
        textOrNull(json, "commit", shown.commit().orElse(null));
        textOrNull(json, "supersedes", shown.supersedes().orElse(null));
        textOrNull(json, "supersedesName", shown.supersedesName().orElse(null));
        json.writeName("components");
        json.writeStartArray();
        for (var part : shown.components()) {
            json.writeStartObject();
            text(json, "kind", part.kind());
            text(json, "name", part.name());
            text(json, "digest", part.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
        recalled(json, shown.recalled());
        place(json, shown.index(), shown.time());
    }

    private static void seen(JsonGenerator json, Optional<Seen> seen) {
        if (seen.isEmpty()) {
            json.writeNullProperty("seen");
            return;
        }
        json.writeName("seen");
        json.writeStartObject();
        JsonReport.strings(json, "missing", seen.get().missing());
        place(json, seen.get().index(), seen.get().time());
        json.writeEndObject();
    }

    private static void recalled(JsonGenerator json, Optional<Recalled> recalled) {
        if (recalled.isEmpty()) {
            json.writeNullProperty("recalled");
            return;
        }
        json.writeName("recalled");
        json.writeStartObject();
        word(json, recalled.get().first());
        json.writeName("further");
        json.writeStartArray();
        for (var word : recalled.get().further()) {
            json.writeStartObject();
            word(json, word);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void word(JsonGenerator json, Recalled.Word word) {
        text(json, "since", JsonWriting.millis(word.time()));
        json.writeNumberProperty("index", word.index());
        text(json, "by", word.by());
        reason(json, word.reason(), word.erased());
    }

    /// Both null where it is missing, and nobody says why.
    static void reason(JsonGenerator json, Optional<String> reason, Optional<Long> erased) {
        textOrNull(json, "reason", reason.orElse(null));
        erased.ifPresentOrElse(
                index -> json.writeNumberProperty("reasonErasedAt", index),
                () -> json.writeNullProperty("reasonErasedAt"));
    }

    /// An environment that a release was brought to last.
    ///
    /// @param by the type of the statement that says so
    public record Place(String environment, String by, long index, Instant time) {}

    /// What `release recall` did.
    ///
    /// @param recorded whether it was recorded just now
    /// @param environments that run it
    /// @param known whether the log says of any environment what runs there
    /// @param recalled the recall that holds now
    public record RecallDone(
            String id,
            String name,
            String state,
            boolean recorded,
            List<Place> environments,
            boolean known,
            Optional<Recalled> recalled,
            long index,
            Instant time) {
        public RecallDone {
            environments = List.copyOf(environments);
        }
    }

    /// What `release recall` tells.
    public static void recall(RecallDone done, OutputStream out) {
        document("release recall", out, json -> {
            text(json, "id", done.id());
            text(json, "name", done.name());
            text(json, "state", done.state());
            json.writeBooleanProperty("recorded", done.recorded());
            json.writeBooleanProperty("promotionRecorded", done.known());
            json.writeName("environments");
            json.writeStartArray();
            for (var one : done.environments()) {
                json.writeStartObject();
                text(json, "environment", one.environment());
                text(json, "by", one.by());
                place(json, one.index(), one.time());
                json.writeEndObject();
            }
            json.writeEndArray();
            recalled(json, done.recalled());
            place(json, done.index(), done.time());
        });
    }

    /// What `ledger erase` did.
    ///
    /// @param now whether it went just now
    /// @param spooled ids of the orders in this machine's spool that hold the same bytes
    public static void erased(
            List<String> digests, boolean now, long index, Instant time, List<String> spooled, OutputStream out) {
        document("ledger erase", out, json -> {
            JsonReport.strings(json, "digests", digests);
            json.writeBooleanProperty("erased", now);
            place(json, index, time);
            JsonReport.strings(json, "spooled", spooled);
        });
    }

    /// Why a command of the ledger did not do what it was asked for.
    ///
    /// @param sentences as people were told
    public static void failed(String command, List<String> sentences, OutputStream out) {
        document(command, out, json -> JsonReport.strings(json, "failed", sentences));
    }

    /// What `ledger rebuild` did.
    public static void rebuilt(long size, OutputStream out) {
        document("ledger rebuild", out, json -> json.writeNumberProperty("size", size));
    }

    /// What `ledger key` tells.
    public static void keys(List<String> keys, OutputStream out) {
        document("ledger key", out, json -> JsonReport.strings(json, "keys", keys));
    }

    /// What `ledger receipt` tells.
    ///
    /// @param receipt as the file has it
    public static void receipt(long index, String receipt, OutputStream out) {
        document("ledger receipt", out, json -> {
            json.writeNumberProperty("index", index);
            text(json, "receipt", receipt);
        });
    }

    /// What `ledger export` did.
    ///
    /// @param files that were written
    public static void exported(String folder, long size, String root, long files, OutputStream out) {
        document("ledger export", out, json -> {
            text(json, "folder", folder);
            json.writeNumberProperty("size", size);
            text(json, "root", root);
            json.writeNumberProperty("files", files);
        });
    }

    static void place(JsonGenerator json, long index, Instant time) {
        json.writeName("entry");
        json.writeStartObject();
        json.writeNumberProperty("index", index);
        text(json, "time", JsonWriting.millis(time));
        json.writeEndObject();
    }

    static void document(String command, OutputStream out, Consumer<JsonGenerator> members) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", JsonReport.VERSION);
            text(json, "command", command);
            members.accept(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
