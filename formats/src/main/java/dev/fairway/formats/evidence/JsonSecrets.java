package dev.fairway.formats.evidence;

import dev.fairway.core.secret.KeyMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds secrets in the values of JSON that [JsonCheck] has passed.
final class JsonSecrets {

    /// What names the value beside it: `{"name": "password", "value": "…"}`.
    private static final Set<String> NAMES = Set.of("name", "key");

    private final JsonParser parser;
    private final String where;
    private final FoundSecrets found;

    /// Names of members and numbers of items, from the top.
    private final List<Object> path = new ArrayList<>();

    private JsonSecrets(JsonParser parser, String where, FoundSecrets found) {
        this.parser = parser;
        this.where = where;
        this.found = found;
    }

    static void find(byte[] file, String where, FoundSecrets found) {
        try (var parser = JsonCursor.parser(file)) {
            parser.nextToken();
            new JsonSecrets(parser, where, found).value("", KeyMeaning.PLAIN);
        }
    }

    private void value(String key, KeyMeaning meaning) {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(meaning);
            case START_ARRAY -> list(key, meaning);
            case VALUE_STRING -> text(key, meaning, parser.getString());
            case VALUE_NUMBER_INT -> {
                if (meaning == KeyMeaning.PASSWORD) {
                    text(key, meaning, parser.getString());
                }
            }
            case VALUE_NUMBER_FLOAT,
                    VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE,
                    PROPERTY_NAME,
                    END_OBJECT,
                    END_ARRAY -> {}
        }
    }

    private void text(String key, KeyMeaning meaning, String text) {
        if (FoundSecrets.isNamed(key, meaning, text) || FoundSecrets.isIn(text)) {
            found.add(this::address);
        }
    }

    private void list(String key, KeyMeaning meaning) {
        for (var i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            path.add(i);
            value(key, meaning);
            path.removeLast();
        }
    }

    private void object(KeyMeaning above) {
        @Nullable String name = null;
        @Nullable String value = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = parser.currentName();
            var isText = parser.nextToken() == JsonToken.VALUE_STRING;
            name = isText && NAMES.contains(key) ? parser.getString() : name;
            value = isText && key.equals("value") ? parser.getString() : value;
            path.add(key);
            member(key, above);
            path.removeLast();
        }
        if (name != null && value != null && FoundSecrets.isNamed(name, found.meaning(name), value)) {
            path.add("value");
            found.add(this::address);
            path.removeLast();
        }
    }

    private void member(String key, KeyMeaning above) {
        if (FoundSecrets.isIn(key)) {
            found.add(this::address);
        }
        value(key, above.inherit(key, found.meaning(key)));
    }

    /// `runs[0].results[3].message.text`
    private String address() {
        var address = new StringBuilder(where);
        for (var step : path) {
            switch (step) {
                case Integer index ->
                    address.append('[').append(index.intValue()).append(']');
                default ->
                    address.append(address.length() > where.length() ? "." : "")
                            .append(FoundSecrets.shown(step.toString()));
            }
        }
        return address.toString();
    }
}
