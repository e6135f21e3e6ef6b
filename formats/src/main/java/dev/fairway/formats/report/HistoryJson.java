package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What `ledger show` answers, for programs.
public final class HistoryJson {

    private HistoryJson() {}

    /// What an entry is about.
    public record About(String name, String digest) {}

    /// One entry of the history.
    ///
    /// @param vouchedBy the receiver that has signed it for the actor, who has not
    /// @param reason that somebody gave, where it is still there
    /// @param erased the entry that erased the reason
    /// @param evidence of an entry that is evidence
    public record Entry(
            long index,
            Instant time,
            String actor,
            Optional<String> vouchedBy,
            String type,
            List<About> subjects,
            String sentence,
            Optional<String> reason,
            Optional<Long> erased,
            Optional<Evidence> evidence) {
        public Entry {
            subjects = List.copyOf(subjects);
        }

        /// @param environment in which it ran
        /// @param blob name of what the ledger keeps, or kept, of its file
        public record Evidence(String type, String result, Optional<String> environment, Optional<String> blob) {}
    }

    /// What `ledger show` tells.
    public static void entries(List<Entry> entries, OutputStream out) {
        LedgerJson.document("ledger show", out, json -> {
            json.writeName("entries");
            json.writeStartArray();
            for (var entry : entries) {
                json.writeStartObject();
                json.writeNumberProperty("index", entry.index());
                text(json, "time", JsonWriting.millis(entry.time()));
                text(json, "actor", entry.actor());
                textOrNull(json, "vouchedBy", entry.vouchedBy().orElse(null));
                text(json, "type", entry.type());
                json.writeName("subjects");
                json.writeStartArray();
                for (var about : entry.subjects()) {
                    json.writeStartObject();
                    text(json, "name", about.name());
                    text(json, "digest", about.digest());
                    json.writeEndObject();
                }
                json.writeEndArray();
                text(json, "sentence", entry.sentence());
                LedgerJson.reason(json, entry.reason(), entry.erased());
                evidence(json, entry.evidence());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void evidence(JsonGenerator json, Optional<Entry.Evidence> evidence) {
        if (evidence.isEmpty()) {
            json.writeNullProperty("evidence");
            return;
        }
        json.writeName("evidence");
        json.writeStartObject();
        text(json, "type", evidence.get().type());
        text(json, "result", evidence.get().result());
        textOrNull(json, "in", evidence.get().environment().orElse(null));
        textOrNull(json, "blob", evidence.get().blob().orElse(null));
        json.writeEndObject();
    }
}
