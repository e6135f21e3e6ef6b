package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What the commands about the keys of a ledger answer, for programs.
public final class LedgerKeysJson {

    private LedgerKeysJson() {}

    /// Who signs.
    ///
    /// @param id opaque
    /// @param founder whether entry 0 is his
    public record Actor(String id, boolean founder, List<Key> keys) {
        public Actor {
            keys = List.copyOf(keys);
        }
    }

    /// One of an actor's keys.
    ///
    /// @param kind how it signs
    /// @param type as OpenSSH calls it
    /// @param publicKey base64 of OpenSSH's wire form
    /// @param machine whether it may say where streams end, as one that the founder has let in
    /// @param since the entry that brought it in
    /// @param end nothing while it is in force
    /// @param own whether it is the one that signs here
    public record Key(
            String fingerprint,
            String kind,
            String type,
            String publicKey,
            boolean machine,
            long since,
            Optional<End> end,
            boolean own) {}

    /// What ended a key.
    ///
    /// @param at the entry
    /// @param how `rotated` or `revoked`
    public record End(long at, String how) {}

    /// What `ledger key list` tells. Writes one document and a line feed; the stream stays open.
    public static void list(List<Actor> actors, OutputStream out) {
        LedgerJson.document("ledger key list", out, json -> {
            json.writeName("actors");
            json.writeStartArray();
            for (var actor : actors) {
                json.writeStartObject();
                text(json, "actor", actor.id());
                json.writeBooleanProperty("founder", actor.founder());
                json.writeName("keys");
                json.writeStartArray();
                actor.keys().forEach(key -> key(json, key));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void key(JsonGenerator json, Key key) {
        json.writeStartObject();
        text(json, "fingerprint", key.fingerprint());
        text(json, "kind", key.kind());
        text(json, "type", key.type());
        text(json, "public", key.publicKey());
        json.writeBooleanProperty("machine", key.machine());
        json.writeNumberProperty("since", key.since());
        json.writeBooleanProperty("inForce", key.end().isEmpty());
        if (key.end().isPresent()) {
            json.writeName("ended");
            json.writeStartObject();
            json.writeNumberProperty("index", key.end().get().at());
            text(json, "how", key.end().get().how());
            json.writeEndObject();
        } else {
            json.writeNullProperty("ended");
        }
        json.writeBooleanProperty("own", key.own());
        json.writeEndObject();
    }

    /// What became of a change.
    ///
    /// @param recorded whether it was recorded just now
    /// @param index of its entry
    public record Changed(String fingerprint, String actor, boolean recorded, long index, Instant time) {}

    /// What `ledger key add`, `rotate` and `revoke` tell.
    public static void changed(String command, Changed changed, OutputStream out) {
        LedgerJson.document(command, out, json -> {
            text(json, "fingerprint", changed.fingerprint());
            text(json, "actor", changed.actor());
            json.writeBooleanProperty("recorded", changed.recorded());
            LedgerJson.place(json, changed.index(), changed.time());
        });
    }
}
