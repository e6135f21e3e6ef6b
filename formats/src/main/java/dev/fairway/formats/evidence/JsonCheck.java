package dev.fairway.formats.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/// Refuses JSON that two readers could understand in two ways, and whatever would take much memory, before anything is
/// read from it; and tells what stands at its top.
final class JsonCheck {

    /// Objects and lists within one another.
    static final int DEEPEST = 100;

    /// Names of all objects that are open at one time.
    private static final int MOST_NAMES = 250_000;

    /// Characters of a text at the top by which a kind is recognised.
    private static final int LONGEST_SIGN = 300;

    /// Top-level names that tell kinds apart.
    private static final Set<String> SIGNS = Set.of(
            "$schema",
            "@context",
            "_type",
            "bomFormat",
            "dsseEnvelope",
            "payload",
            "payloadType",
            "runs",
            "signatures",
            "spdxVersion",
            "version");

    private final JsonParser parser;
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> structures = new HashSet<>();
    private int depth;
    private int names;

    private JsonCheck(JsonParser parser) {
        this.parser = parser;
    }

    /// What stands at the top of a document.
    ///
    /// @param texts of members that tell kinds apart; long ones are empty
    /// @param structures names of such members that are objects or lists
    record Top(Map<String, String> texts, Set<String> structures) {

        Optional<String> text(String name) {
            return Optional.ofNullable(texts.get(name));
        }

        boolean has(String name) {
            return texts.containsKey(name) || structures.contains(name);
        }
    }

    static Top check(byte[] file) {
        if (Utf8.isMarked(file)) {
            throw new Refusal("it begins with a byte order mark, which JSON does not allow");
        }
        Utf8.require(file);
        try (var parser = JsonCursor.parser(file)) {
            return new JsonCheck(parser).check();
        } catch (StreamConstraintsException _) {
            throw new Refusal("it holds a text, a name or a number that is too long to be read");
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new Refusal("it is not JSON" + (place == null ? "" : ": the first fault is near " + words(place)));
        }
    }

    private Top check() {
        var first = true;
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (depth == 0 && !first) {
                throw fault("it holds more than one JSON document: the next one begins on ");
            }
            first = false;
            token(token);
        }
        if (first) {
            throw new Refusal("it is empty");
        }
        return new Top(texts, structures);
    }

    private void token(JsonToken token) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                sign(token);
                open();
            }
            case END_OBJECT, END_ARRAY -> close();
            case PROPERTY_NAME -> name(parser.currentName());
            case VALUE_STRING -> {
                requireWhole(parser.getString());
                sign(token);
            }
            case VALUE_NUMBER_INT,
                    VALUE_NUMBER_FLOAT,
                    VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE -> {}
        }
    }

    private void open() {
        depth++;
        if (depth > DEEPEST) {
            throw fault("it is nested deeper than %d levels on ".formatted(DEEPEST));
        }
        open.push(new HashSet<>());
    }

    private void close() {
        depth--;
        names -= open.pop().size();
    }

    private void name(String name) {
        requireWhole(name);
        names++;
        if (!open.getFirst().add(name)) {
            throw fault("a name stands twice in one object, the second time on ");
        }
        if (names > MOST_NAMES) {
            throw fault("its objects have more than %d names at once on ".formatted(MOST_NAMES));
        }
    }

    private void requireWhole(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw fault("a text holds half of a surrogate pair on ");
            }
        }
    }

    private void sign(JsonToken token) {
        var name = parser.currentName();
        if (depth != 1 || name == null || !SIGNS.contains(name)) {
            return;
        }
        if (token == JsonToken.VALUE_STRING) {
            var text = parser.getString();
            texts.put(name, text.length() > LONGEST_SIGN ? "" : text);
        } else {
            structures.add(name);
        }
    }

    private Refusal fault(String sentence) {
        return new Refusal(sentence + words(parser.currentTokenLocation()));
    }

    private static String words(TokenStreamLocation place) {
        return "line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }
}
