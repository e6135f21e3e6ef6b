package dev.fairway.formats.report;

import dev.fairway.core.finding.Address;
import dev.fairway.formats.report.BaselineReading.Baseline;
import dev.fairway.formats.report.BaselineReading.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON of an earlier `audit` or `check` back, as far as a baseline needs it.
public final class JsonReportReader {

    private static final int MAX_DEPTH = 100;

    private static final Set<String> ADDRESS = Set.of("application", "resource", "path");

    private static final long MAX_LENGTH = 256L * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<BaselineEntry> entries = new ArrayList<>();
    private boolean hasFindings;
    private boolean ofAll = true;
    private int version = JsonReport.VERSION;

    private JsonReportReader() {}

    public static BaselineReading read(byte[] document) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            return new JsonReportReader().document(parser);
        } catch (JacksonException e) {
            var line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            return new Unreadable("it is not JSON that can be read", line);
        }
    }

    private BaselineReading document(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Unreadable("it is not a report: a JSON object was expected", 1);
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (name.equals("findings") && value == JsonToken.START_ARRAY) {
                hasFindings = true;
                findings(parser);
            } else if (name.equals("command") && value == JsonToken.VALUE_STRING) {
                ofAll = parser.getString().equals("audit") || parser.getString().equals("check");
            } else if (name.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                version = parser.getString().equals("1") ? 1 : -1;
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            return new Unreadable("it holds more than one JSON document", 0);
        }
        if (version != JsonReport.VERSION) {
            return new Unreadable("it has a version of the format that this program does not know", 0);
        }
        return hasFindings && ofAll
                ? new Baseline(entries)
                : new Unreadable("it is not the JSON of an audit or a check", 0);
    }

    private void findings(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.hasToken(JsonToken.START_OBJECT)) {
                finding(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /// A finding or a member: both have a fingerprint and values.
    private void finding(JsonParser parser) {
        @Nullable String fingerprint = null;
        var address = new HashMap<String, String>();
        SequencedMap<String, String> pattern = new TreeMap<>();
        var values = new ValuePattern();
        var place = entries.size();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (name.equals("fingerprint") && value == JsonToken.VALUE_STRING) {
                fingerprint = parser.getString();
            } else if (name.equals("values") && value == JsonToken.START_OBJECT) {
                pattern = values.read(parser);
            } else if (name.equals("members") && value == JsonToken.START_ARRAY) {
                findings(parser);
            } else if (ADDRESS.contains(name) && value == JsonToken.VALUE_STRING) {
                address.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        if (fingerprint != null) {
            entries.add(place, new BaselineEntry(fingerprint, address(address), pattern, values.files()));
        }
    }

    private static Address address(Map<String, String> parts) {
        return new Address(
                parts.getOrDefault("application", ""),
                parts.getOrDefault("resource", ""),
                parts.getOrDefault("path", ""));
    }
}
