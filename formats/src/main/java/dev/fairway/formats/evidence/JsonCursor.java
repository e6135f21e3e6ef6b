package dev.fairway.formats.evidence;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Walks through JSON that [JsonCheck] has passed: what is not asked for is skipped, and what has another form than
/// expected is as if it were not there.
final class JsonCursor implements AutoCloseable {

    /// Characters of one text. An envelope's payload is one, with a whole SBOM in it.
    static final int LONGEST_TEXT = 16 << 20;

    private static final int LONGEST_NAME = 100_000;
    private static final int LONGEST_NUMBER = 1000;

    /// Names are not kept from one document for the next: there may be millions of them.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonCheck.DEEPEST + 1)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final JsonParser parser;

    JsonCursor(byte[] file) {
        parser = parser(file);
        parser.nextToken();
    }

    /// Of bytes alone the parser would guess the encoding.
    static JsonParser parser(byte[] file) {
        var text = new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8);
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /// Goes over the members of the object here.
    ///
    /// @param member is given the name, and stands before its value
    void members(Consumer<String> member) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            member.accept(name);
            parser.skipChildren(); // where the member was left alone
        }
    }

    /// Goes over the items of the list here.
    void items(Runnable item) {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.run();
            parser.skipChildren();
        }
    }

    /// Only the number of the items of the list here.
    long count() {
        var count = new long[1];
        items(() -> count[0]++);
        return count[0];
    }

    boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    boolean isList() {
        return parser.hasToken(JsonToken.START_ARRAY);
    }

    boolean isFalse() {
        return parser.hasToken(JsonToken.VALUE_FALSE);
    }

    Optional<String> text() {
        return parser.hasToken(JsonToken.VALUE_STRING) ? Optional.of(parser.getString()) : Optional.empty();
    }

    /// The number of an item in some list; nothing where it is none.
    Optional<Integer> index() {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.getIntValue()).filter(index -> index >= 0);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
