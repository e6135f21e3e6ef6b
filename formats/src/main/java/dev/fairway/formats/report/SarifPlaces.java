package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Event;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;

/// Where a finding is, in SARIF's words: one location for the environment that moved, related ones for all others and
/// the members.
final class SarifPlaces {

    private static final int MAX_RELATED = 100;

    private final JsonGenerator json;
    private final String folder;

    /// @param folder that places are relative to, from the top of the repository
    SarifPlaces(JsonGenerator json, String folder) {
        this.json = json;
        this.folder = folder;
    }

    void write(Finding finding) {
        var main = main(finding);
        json.writeName("locations");
        json.writeStartArray();
        json.writeStartObject();
        main.ifPresent(found -> physical(found.place()));
        json.writeName("logicalLocations");
        json.writeStartArray();
        json.writeStartObject();
        text(json, "fullyQualifiedName", finding.address().toString());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        var related = new ArrayList<Related>();
        related(related, finding.values(), main.map(Related::label), "");
        finding.members()
                .forEach(member -> related(related, member.values(), Optional.empty(), member.address() + ", "));
        if (!related.isEmpty()) {
            related(related);
        }
    }

    private void related(List<Related> related) {
        json.writeName("relatedLocations");
        json.writeStartArray();
        for (var i = 0; i < Math.min(MAX_RELATED, related.size()); i++) {
            json.writeStartObject();
            json.writeNumberProperty("id", i + 1);
            physical(related.get(i).place());
            json.writeName("message");
            json.writeStartObject();
            text(json, "text", SafeText.visible(related.get(i).label()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void related(
            List<Related> related, SequencedMap<String, Held> values, Optional<String> except, String prefix) {
        values.forEach((name, held) -> {
            if (held instanceof Held.Present present && !except.equals(Optional.of(name))) {
                related.add(new Related(present.place(), prefix + name));
            }
        });
    }

    /// The environment that moved, though it has nothing any more; else the last on the route that has a value of its
    /// own, else one that inherits.
    private static Optional<Related> main(Finding finding) {
        var mover = finding.blame().flatMap(Blame::diverged);
        var moved = mover.map(Event::environment).orElse("");
        if (finding.values().get(moved) instanceof Held.Absent) {
            var stood = mover.flatMap(Event::from)
                    .map(Node::place)
                    .filter(place -> !place.source().base())
                    .map(place -> new Related(place, moved));
            if (stood.isPresent()) {
                return stood;
            }
        }
        Optional<Related> own = Optional.empty();
        Optional<Related> inherited = Optional.empty();
        for (var entry : finding.values().entrySet()) {
            if (entry.getValue() instanceof Held.Present present) {
                var found = Optional.of(new Related(present.place(), entry.getKey()));
                if (entry.getKey().equals(moved)) {
                    return found;
                }
                own = present.inherited() ? own : found;
                inherited = found;
            }
        }
        return own.isPresent() ? own : inherited;
    }

    private String fromTop(String file) {
        return folder.isEmpty()
                ? file
                : Path.of(folder, file).normalize().toString().replace('\\', '/');
    }

    private void physical(Place place) {
        json.writeName("physicalLocation");
        json.writeStartObject();
        json.writeName("artifactLocation");
        json.writeStartObject();
        text(json, "uri", uri(fromTop(place.file())));
        text(json, "uriBaseId", "%SRCROOT%");
        json.writeEndObject();
        if (place.line() > 0) {
            json.writeName("region");
            json.writeStartObject();
            json.writeNumberProperty("startLine", place.line());
            if (place.column() > 0) {
                json.writeNumberProperty("startColumn", place.column());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /// A path as a relative reference: everything but what RFC 3986 leaves alone is encoded, a colon too, which could
    /// look like a scheme.
    static String uri(String file) {
        var uri = new StringBuilder();
        for (var b : file.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/!$&'()*+,;=@".indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return uri.toString();
    }

    private record Related(Place place, String label) {}
}
