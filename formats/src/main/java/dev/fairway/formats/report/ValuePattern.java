package dev.fairway.formats.report;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What the environments of one finding hold, in a form that two runs can compare: a baseline has it of each finding.
///
/// Fingerprints of secrets differ from run to run, so a secret stands as a number: equal secrets of one finding have
/// equal numbers. Places are no part of it.
public final class ValuePattern {

    private static final JsonFactory FACTORY = new JsonFactory();

    /// What stands for a value that could not be read.
    public static final String UNKNOWN = "unknown";

    private final Map<String, Integer> secrets = new HashMap<>();
    private final List<String> files = new ArrayList<>();

    ValuePattern() {}

    /// Per environment the pattern of its value; the names are sorted.
    public static SequencedMap<String, String> of(Map<String, Held> values) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JsonWriting.compact(bytes)) {
            json.writeStartObject();
            JsonValues.writeHeld(json, values);
            json.writeEndObject();
        }
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), bytes.toByteArray())) {
            parser.nextToken();
            parser.nextToken();
            parser.nextToken();
            return new ValuePattern().read(parser);
        }
    }

    /// Whether two values are equal as far as their patterns tell; places do not matter.
    static String key(Node node) {
        if (node instanceof Node.Scalar(var kind, var text, var _)) {
            return kind + ":" + text;
        }
        return ValueDigest.withSecrets(node);
    }

    static String key(Held held) {
        return switch (held) {
            case Held.Present(var value) -> key(value);
            case Held.Absent _ -> "";
            case Held.Unseen(var reason) -> "?" + reason;
        };
    }

    /// Environments that hold equal values, each group with one of them, in the order of first appearance.
    static SequencedMap<String, List<String>> groups(Map<String, Held> values) {
        var groups = new LinkedHashMap<String, List<String>>();
        values.forEach((name, held) ->
                groups.computeIfAbsent(key(held), _ -> new ArrayList<>()).add(name));
        return groups;
    }

    /// Reads the object `values`, at whose `{` the parser stands, to its `}`.
    SequencedMap<String, String> read(JsonParser parser) {
        var patterns = new TreeMap<String, String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var environment = parser.currentName();
            parser.nextToken();
            patterns.put(environment, held(parser));
        }
        return Collections.unmodifiableSequencedMap(patterns);
    }

    /// The files in which the values stood that were read so far.
    List<String> files() {
        return files;
    }

    private String held(JsonParser parser) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return value(parser);
        }
        var pattern = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "present" -> pattern = pattern.isEmpty() ? presence(parser) : pattern;
                case "value" -> pattern = value(parser);
                case "file" -> files.add(parser.getString());
                default -> parser.skipChildren();
            }
        }
        return pattern;
    }

    private static String presence(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> "";
            case VALUE_FALSE -> "absent";
            case null, default -> UNKNOWN;
        };
    }

    /// The tokens of one value, written compactly.
    private String value(JsonParser parser) {
        var text = new StringBuilder();
        append(parser, text);
        return text.toString();
    }

    private void append(JsonParser parser, StringBuilder text) {
        switch (parser.currentToken()) {
            case START_OBJECT -> appendObject(parser, text);
            case START_ARRAY -> {
                text.append('[');
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    append(parser, text);
                    text.append(',');
                }
                text.append(']');
            }
            case VALUE_STRING -> quoted(parser.getString(), text);
            case null, default -> text.append(parser.getString());
        }
    }

    private void appendObject(JsonParser parser, StringBuilder text) {
        text.append('{');
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            quoted(name, text);
            text.append(':');
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("secret")) {
                text.append(secrets.computeIfAbsent(parser.getString(), _ -> secrets.size() + 1));
            } else {
                append(parser, text);
            }
            text.append(',');
        }
        text.append('}');
    }

    private static void quoted(String value, StringBuilder text) {
        text.append('"')
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}
