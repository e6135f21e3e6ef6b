package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.wellFormed;

import dev.fairway.core.blame.Travel;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.report.Report.Gap;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What was recognised in a repository, as JSON.
public final class DiscoveryJson {

    private DiscoveryJson() {}

    /// @param travels what history says of the route's order
    /// @param gaps why it says less than it might
    public static void write(Discovered discovered, List<Travel> travels, List<Gap> gaps, OutputStream out) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", JsonReport.VERSION);
            text(json, "command", "explain-discovery");
            json.writeName("route");
            json.writeStartArray();
            for (var stage : discovered.route().stages()) {
                texts(
                        json,
                        stage.stream().map(environment -> environment.name()).toList());
            }
            json.writeEndArray();
            json.writeName("routeReasons");
            texts(json, discovered.routeReasons());
            json.writeName("routeHistory");
            json.writeStartArray();
            travels.forEach(travel -> travel(json, travel));
            json.writeEndArray();
            JsonReport.gaps(json, gaps);
            json.writeName("families");
            json.writeStartArray();
            discovered.families().forEach(family -> family(json, family));
            json.writeEndArray();
            json.writeName("uncompared");
            json.writeStartArray();
            for (var left : discovered.uncompared()) {
                json.writeStartObject();
                text(json, "template", left.template());
                text(json, "reason", left.reason().sentence());
                json.writeName("names");
                texts(json, left.names());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("explanation");
            json.writeStartArray();
            for (var sentence : discovered.explanation()) {
                json.writeStartObject();
                text(json, "what", sentence.what());
                text(json, "why", sentence.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void travel(JsonGenerator json, Travel travel) {
        json.writeStartObject();
        json.writeName("earlier");
        texts(json, travel.earlier());
        json.writeName("later");
        texts(json, travel.later());
        json.writeNumberProperty("along", travel.along());
        json.writeNumberProperty("against", travel.against());
        text(json, "order", travel.order().word());
        json.writeEndObject();
    }

    private static void family(JsonGenerator json, Family family) {
        json.writeStartObject();
        text(json, "application", family.application());
        text(json, "template", family.template());
        json.writeName("environments");
        texts(json, family.environments());
        json.writeName("units");
        json.writeStartArray();
        for (var unit : family.units()) {
            json.writeStartObject();
            text(json, "template", unit.template());
            json.writeName("files");
            json.writeStartObject();
            unit.files().forEach((environment, path) -> text(json, wellFormed(environment), path));
            json.writeEndObject();
            json.writeName("bases");
            texts(json, unit.bases());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, Collection<String> texts) {
        json.writeStartArray();
        texts.forEach(text -> json.writeString(wellFormed(text)));
        json.writeEndArray();
    }
}
