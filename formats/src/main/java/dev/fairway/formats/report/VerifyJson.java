package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// What those commands answer, for programs, by which others verify a ledger.
public final class VerifyJson {

    private VerifyJson() {}

    /// What `ledger verify` found.
    ///
    /// @param whole nothing where it could not be said
    /// @param size of the checkpoint, and its root; nothing where it is not whole
    /// @param faults none where it is whole
    /// @param log whose checkpoint it is, and the key that vouches for it; empty where nobody knows
    /// @param untrusted the key that the log claims to have, where nobody vouches for it
    /// @param asOf of a copy: its size, and when its newest entry was taken in
    /// @param since how many entries were verified before, where only later ones were
    /// @param entry that a receipt proves
    /// @param erased digests of files that were erased, each with the entry that says so
    /// @param notes sentences about what was not looked at, or could not be shown
    public record Verified(
            Optional<Boolean> whole,
            Optional<Long> size,
            Optional<String> root,
            List<String> faults,
            Optional<String> log,
            Optional<String> key,
            Optional<String> untrusted,
            Optional<Instant> asOf,
            Optional<Long> since,
            Optional<Entry> entry,
            SortedMap<String, Long> erased,
            List<String> notes) {

        public Verified {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }

        /// Nothing is known of it.
        public static Verified unseen(String why) {
            return new Verified(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new TreeMap<>(),
                    List.of(why));
        }

        /// It is not whole.
        public static Verified broken(List<String> faults) {
            return new Verified(
                    Optional.of(false),
                    Optional.empty(),
                    Optional.empty(),
                    faults,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new TreeMap<>(),
                    List.of());
        }

        /// The same with the key that a log claims to have.
        public Verified untrusted(Optional<String> claimed) {
            return new Verified(whole, size, root, faults, log, key, claimed, asOf, since, entry, erased, notes);
        }

        /// The same, of the entries after so many.
        public Verified since(Optional<Long> before) {
            return new Verified(whole, size, root, faults, log, key, untrusted, asOf, before, entry, erased, notes);
        }

        /// The same with the entry that a receipt proves.
        public Verified of(Entry proved) {
            return new Verified(
                    whole, size, root, faults, log, key, untrusted, asOf, since, Optional.of(proved), erased, notes);
        }
    }

    /// The entry that a receipt proves, as its leaf has it.
    ///
    /// @param type of its statement, in full
    /// @param subjects digests of what it is about
    public record Entry(long index, Instant time, String type, String actor, List<String> subjects) {
        public Entry {
            subjects = List.copyOf(subjects);
        }
    }

    /// Writes what `ledger verify` found.
    public static void verified(Verified verified, OutputStream out) {
        LedgerJson.document("ledger verify", out, json -> {
            json.writeName("whole");
            if (verified.whole().isPresent()) {
                json.writeBoolean(verified.whole().get());
            } else {
                json.writeNull();
            }
            json.writeName("size");
            verified.size().ifPresentOrElse(json::writeNumber, json::writeNull);
            textOrNull(json, "root", verified.root().orElse(null));
            JsonReport.strings(json, "faults", verified.faults());
            textOrNull(json, "log", verified.log().orElse(null));
            textOrNull(json, "key", verified.key().orElse(null));
            textOrNull(json, "untrusted", verified.untrusted().orElse(null));
            verified.asOf().ifPresent(time -> {
                json.writeName("asOf");
                json.writeStartObject();
                verified.size().ifPresent(size -> json.writeNumberProperty("size", size));
                text(json, "time", JsonWriting.millis(time));
                json.writeEndObject();
            });
            verified.since().ifPresent(before -> json.writeNumberProperty("since", before));
            verified.entry().ifPresent(entry -> entry(json, entry));
            json.writeName("erased");
            json.writeStartArray();
            verified.erased().forEach((digest, index) -> {
                json.writeStartObject();
                text(json, "digest", digest);
                json.writeNumberProperty("by", index);
                json.writeEndObject();
            });
            json.writeEndArray();
            JsonReport.strings(json, "notes", verified.notes());
        });
    }

    private static void entry(JsonGenerator json, Entry entry) {
        json.writeName("entry");
        json.writeStartObject();
        json.writeNumberProperty("index", entry.index());
        text(json, "time", JsonWriting.millis(entry.time()));
        text(json, "type", entry.type());
        text(json, "actor", entry.actor());
        JsonReport.strings(json, "subjects", entry.subjects());
        json.writeEndObject();
    }

    /// What `ledger package` wrote.
    ///
    /// @param size of the ledger
    /// @param entries in the package
    /// @param files that entries refer to
    public static void packaged(String file, long size, long entries, long files, OutputStream out) {
        LedgerJson.document("ledger package", out, json -> {
            text(json, "file", file);
            json.writeNumberProperty("size", size);
            json.writeNumberProperty("entries", entries);
            json.writeNumberProperty("files", files);
        });
    }

    /// What `ledger witness --new-key` made.
    public static void witnessKey(String key, OutputStream out) {
        LedgerJson.document("ledger witness", out, json -> text(json, "key", key));
    }

    /// What `ledger witness` cosigned.
    ///
    /// @param key of the witness
    /// @param first whether it was compared with nothing
    public static void cosigned(String key, String log, long size, String root, boolean first, OutputStream out) {
        LedgerJson.document("ledger witness", out, json -> {
            text(json, "key", key);
            text(json, "log", log);
            json.writeNumberProperty("size", size);
            text(json, "root", root);
            json.writeBooleanProperty("first", first);
        });
    }
}
