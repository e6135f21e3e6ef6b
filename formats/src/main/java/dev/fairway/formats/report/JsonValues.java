package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.wellFormed;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// Values as JSON: numbers exactly as they were written, secrets and ciphertext by their marks, large subtrees cut
/// with a mark.
///
/// A cut is visible, and tells by a digest whether what is not shown is the same: a list ends in
/// `{"truncated": 37, "digest": "…"}`, a mapping has that under `"(truncated)"`, a text ends in `… (1234 more,
/// digest)`, and what lies too deep is `{"truncated": "depth", "digest": "…"}`.
final class JsonValues {

    /// How many values one finding shows of one environment.
    static final int MAX_NODES = 500;

    static final int MAX_DEPTH = 16;

    static final int MAX_TEXT = 4_000;

    private static final String CUT = "(truncated)";

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final JsonGenerator json;
    private int left = MAX_NODES;

    private JsonValues(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, Node value) {
        new JsonValues(json).node(value, 0);
    }

    /// `"values": {"prod": {…}}`, in the order of the map.
    static void writeHeld(JsonGenerator json, Map<String, Held> values) {
        json.writeName("values");
        json.writeStartObject();
        for (var entry : values.entrySet()) {
            json.writeName(wellFormed(entry.getKey()));
            held(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void held(JsonGenerator json, Held held) {
        json.writeStartObject();
        switch (held) {
            case Held.Present present -> {
                json.writeBooleanProperty("present", true);
                json.writeName("value");
                write(json, present.value());
                text(json, "file", present.place().file());
                if (present.place().line() > 0) {
                    json.writeNumberProperty("line", present.place().line());
                    if (present.place().column() > 0) {
                        json.writeNumberProperty("column", present.place().column());
                    }
                }
                json.writeBooleanProperty("inherited", present.inherited());
            }
            case Held.Absent _ -> json.writeBooleanProperty("present", false);
            case Held.Unseen(var reason) -> {
                json.writeNullProperty("present");
                text(json, "unknown", reason);
            }
        }
        json.writeEndObject();
    }

    private void node(Node node, int depth) {
        left--;
        switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Secret secret -> marked("secret", secret.fingerprint());
            case Node.Encrypted encrypted -> marked("encrypted", encrypted.scheme());
            case Node.Mapping mapping -> {
                if (depth >= MAX_DEPTH) {
                    tooDeep(mapping);
                } else {
                    mapping(mapping, depth);
                }
            }
            case Node.Listing listing -> {
                if (depth >= MAX_DEPTH) {
                    tooDeep(listing);
                } else {
                    listing(listing, depth);
                }
            }
        }
    }

    private void mapping(Node.Mapping mapping, int depth) {
        json.writeStartObject();
        var written = 0;
        var names = new HashSet<String>();
        for (var entry : mapping.entries()) {
            if (left <= 0) {
                json.writeName(CUT);
                rest(mapping, mapping.entries().size() - written);
                break;
            }
            var name = cut(entry.key());
            if (!name.equals(CUT) && names.add(name)) {
                json.writeName(name);
                node(entry.value(), depth + 1);
            }
            written++;
        }
        json.writeEndObject();
    }

    private void listing(Node.Listing listing, int depth) {
        json.writeStartArray();
        var written = 0;
        for (var item : listing.items()) {
            if (left <= 0) {
                rest(listing, listing.items().size() - written);
                break;
            }
            node(item, depth + 1);
            written++;
        }
        json.writeEndArray();
    }

    private void rest(Node whole, int number) {
        json.writeStartObject();
        json.writeNumberProperty("truncated", number);
        text(json, "digest", ValueDigest.of(whole));
        json.writeEndObject();
    }

    private void tooDeep(Node node) {
        json.writeStartObject();
        text(json, "truncated", "depth");
        text(json, "digest", ValueDigest.of(node));
        json.writeEndObject();
    }

    private void scalar(Node.Scalar scalar) {
        switch (scalar.kind()) {
            case NULL -> json.writeNull();
            case BOOLEAN -> {
                if (scalar.text().equals("true") || scalar.text().equals("false")) {
                    json.writeBoolean(scalar.text().equals("true"));
                } else {
                    json.writeString(cut(scalar.text()));
                }
            }
            case NUMBER -> {
                if (scalar.text().length() <= MAX_TEXT
                        && JSON_NUMBER.matcher(scalar.text()).matches()) {
                    json.writeNumber(scalar.text());
                } else {
                    json.writeString(cut(scalar.text()));
                }
            }
            case TEXT -> json.writeString(cut(scalar.text()));
        }
    }

    private void marked(String name, String value) {
        json.writeStartObject();
        text(json, name, value);
        json.writeEndObject();
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return wellFormed(text);
        }
        var end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return wellFormed(text.substring(0, end)) + "… (" + (text.length() - end) + " more, " + ValueDigest.of(text)
                + ")";
    }
}
