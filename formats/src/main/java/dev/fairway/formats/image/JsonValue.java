package dev.fairway.formats.image;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON as somebody else wrote it. What has another form than expected is as if it were not there.
sealed interface JsonValue {

    record Text(String text) implements JsonValue {}

    record Whole(long number) implements JsonValue {}

    record Items(List<JsonValue> items) implements JsonValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Members(SequencedMap<String, JsonValue> members) implements JsonValue {
        public Members {
            members = Collections.unmodifiableSequencedMap(members);
        }

        Optional<JsonValue> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /// Empty where the member is no text, or an empty one.
        Optional<String> text(String name) {
            return member(name)
                    .filter(Text.class::isInstance)
                    .map(it -> ((Text) it).text())
                    .filter(it -> !it.isEmpty());
        }

        Optional<Long> whole(String name) {
            return member(name).filter(Whole.class::isInstance).map(it -> ((Whole) it).number());
        }

        Optional<Members> object(String name) {
            return member(name).filter(Members.class::isInstance).map(Members.class::cast);
        }

        /// The objects of a list; empty where the member is no list of objects.
        Optional<List<Members>> objects(String name) {
            return member(name)
                    .filter(Items.class::isInstance)
                    .map(it -> ((Items) it).items())
                    .filter(items -> items.stream().allMatch(Members.class::isInstance))
                    .map(items -> items.stream().map(Members.class::cast).toList());
        }
    }

    /// A number with a fraction, a switch, or nothing.
    record Other() implements JsonValue {}

    /// The one object of a text; empty for everything else, names that stand twice and broken UTF-8 included.
    static Optional<Members> object(byte[] bytes) {
        try (var parser = Parsing.FACTORY.createParser(ObjectReadContext.empty(), Parsing.text(bytes))) {
            parser.nextToken();
            var value = Parsing.value(parser);
            return parser.nextToken() == null && value instanceof Members members
                    ? Optional.of(members)
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// How the values are read.
    final class Parsing {

        private static final int DEEPEST = 32;

        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(1 << 20)
                        .maxNameLength(10_000)
                        .maxNumberLength(100)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        private Parsing() {}

        private static Reader text(byte[] bytes) {
            var strict = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new InputStreamReader(new ByteArrayInputStream(bytes), strict);
        }

        private static JsonValue value(JsonParser parser) {
            var token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> members(parser);
                case START_ARRAY -> items(parser);
                case VALUE_STRING -> new Text(parser.getString());
                case VALUE_NUMBER_INT -> whole(parser.getString());
                case null, default -> new Other();
            };
        }

        private static JsonValue whole(String digits) {
            return digits.length() <= 18 ? new Whole(Long.parseLong(digits)) : new Other();
        }

        private static JsonValue members(JsonParser parser) {
            var members = new LinkedHashMap<String, JsonValue>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return new Members(members);
        }

        private static JsonValue items(JsonParser parser) {
            var items = new ArrayList<JsonValue>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return new Items(items);
        }
    }
}
