package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.time;
import static dev.fairway.formats.report.JsonWriting.wellFormed;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Episode;
import dev.fairway.core.blame.Event;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What history says, as JSON.
final class JsonBlame {

    private JsonBlame() {}

    /// `"blame": {…}`, or null where nothing was asked of history.
    static void write(JsonGenerator json, Optional<Blame> known) {
        json.writeName("blame");
        if (known.isEmpty()) {
            json.writeNull();
            return;
        }
        var blame = known.get();
        json.writeStartObject();
        diverged(json, blame.diverged());
        since(json, blame.since());
        json.writeName("timeline");
        json.writeStartArray();
        for (var event : blame.timeline()) {
            json.writeStartObject();
            change(json, event);
            step(json, event);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("onceEqual", blame.onceEqual());
        json.writeBooleanProperty("carried", blame.carried());
        json.writeBooleanProperty("lostFix", blame.lostFix());
        json.writeName("lag");
        json.writeStartObject();
        json.writeNumberProperty("releases", blame.lag().releases());
        json.writeNumberProperty("days", blame.lag().days());
        json.writeEndObject();
        deliberate(json, blame.deliberate());
        text(json, "confidence", blame.confidence().word());
        json.writeEndObject();
    }

    static void diverged(JsonGenerator json, Optional<Event> diverged) {
        json.writeName("diverged");
        if (diverged.isEmpty()) {
            json.writeNull();
            return;
        }
        moved(json, diverged.get());
    }

    /// Who set what stands there today, where that is not who parted the environments.
    static void since(JsonGenerator json, List<Event> since) {
        json.writeName("since");
        json.writeStartArray();
        since.forEach(event -> moved(json, event));
        json.writeEndArray();
    }

    private static void moved(JsonGenerator json, Event event) {
        json.writeStartObject();
        change(json, event);
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, Event event) {
        text(json, "environment", event.environment());
        text(json, "commit", event.change().commit());
        text(json, "author", event.change().author());
        text(json, "time", time(event.change().time()));
        text(json, "subject", event.change().subject());
    }

    static void deliberate(JsonGenerator json, Optional<Blame.Deliberate> known) {
        json.writeName("deliberate");
        if (known.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        text(json, "environment", known.get().environment());
        value(json, "value", known.get().value());
        text(json, "why", known.get().why());
        json.writeEndObject();
    }

    /// The timeline in the order of keys that `why` has.
    static void whyTimeline(JsonGenerator json, List<Event> timeline) {
        json.writeName("timeline");
        json.writeStartArray();
        for (var event : timeline) {
            json.writeStartObject();
            text(json, "environment", event.environment());
            text(json, "time", time(event.change().time()));
            text(json, "commit", event.change().commit());
            text(json, "author", event.change().author());
            text(json, "subject", event.change().subject());
            step(json, event);
            text(json, "how", event.how().word());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void episodes(JsonGenerator json, List<Episode> episodes) {
        json.writeName("episodes");
        json.writeStartArray();
        for (var episode : episodes) {
            json.writeStartObject();
            text(json, "since", time(episode.since()));
            JsonWriting.textOrNull(
                    json, "until", episode.until().map(JsonWriting::time).orElse(null));
            json.writeName("groups");
            json.writeStartArray();
            for (var group : episode.groups()) {
                json.writeStartArray();
                group.forEach(name -> json.writeString(wellFormed(name)));
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void step(JsonGenerator json, Event event) {
        value(json, "from", event.from());
        value(json, "to", event.to());
    }

    /// Absent is null, as a value that is null.
    private static void value(JsonGenerator json, String name, Optional<Node> value) {
        json.writeName(name);
        if (value.isPresent()) {
            JsonValues.write(json, value.get());
        } else {
            json.writeNull();
        }
    }
}
