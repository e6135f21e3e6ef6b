package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;
import static dev.fairway.formats.report.JsonWriting.wellFormed;

import dev.fairway.core.report.ArrivalsReport;
import dev.fairway.core.report.ArrivalsReport.Arrival;
import dev.fairway.core.report.ArrivalsReport.Item;
import dev.fairway.core.tree.Node;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// The last changes that reached production, as JSON.
public final class ArrivalsJson {

    private ArrivalsJson() {}

    public static void write(ArrivalsReport report, OutputStream out) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", JsonReport.VERSION);
            text(json, "command", "audit-last");
            json.writeName("production");
            json.writeStartArray();
            report.production().forEach(name -> json.writeString(wellFormed(name)));
            json.writeEndArray();
            json.writeName("changes");
            json.writeStartArray();
            report.arrivals().forEach(arrival -> arrival(json, arrival));
            json.writeEndArray();
            JsonReport.gaps(json, report.gaps());
            json.writeEndObject();
        }
    }

    private static void arrival(JsonGenerator json, Arrival arrival) {
        json.writeStartObject();
        text(json, "commit", arrival.change().commit());
        text(json, "author", arrival.change().author());
        text(json, "time", JsonWriting.time(arrival.change().time()));
        text(json, "subject", arrival.change().subject());
        json.writeName("items");
        json.writeStartArray();
        arrival.items().forEach(item -> item(json, item));
        json.writeEndArray();
        json.writeName("environmentsBefore");
        json.writeStartArray();
        arrival.before().forEach(name -> json.writeString(wellFormed(name)));
        json.writeEndArray();
        json.writeName("differed");
        json.writeStartArray();
        for (var address : arrival.differed()) {
            json.writeStartObject();
            JsonReport.address(json, address);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, Item item) {
        json.writeStartObject();
        text(json, "environment", item.environment());
        JsonReport.address(json, item.address());
        text(json, "category", item.category().word());
        value(json, "from", item.from());
        value(json, "to", item.to());
        json.writeName("before");
        json.writeStartArray();
        for (var trial : item.trials()) {
            json.writeStartObject();
            text(json, "environment", trial.environment());
            textOrNull(json, "since", trial.since().map(JsonWriting::time).orElse(null));
            textOrNull(json, "until", trial.until().map(JsonWriting::time).orElse(null));
            json.writeBooleanProperty("together", trial.together());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("tried", item.tried());
        json.writeBooleanProperty("shared", item.shared());
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, String name, Optional<Node> value) {
        json.writeName(name);
        if (value.isPresent()) {
            JsonValues.write(json, value.get());
        } else {
            json.writeNull();
        }
    }
}
