package dev.fairway.formats.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// Our readers against those that everybody else uses, on the same damaged texts.
final class DifferentialTest {

    private static final String SEALED = "sealed";
    private static final int RUNS = 5_000;

    private final JsonMapper jackson = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    @Test
    void jsonIsAcceptedWhereJacksonAcceptsIt() {
        for (var seed = 0; seed < RUNS; seed++) {
            var text = FuzzSample.JSON.damaged(new Random(seed));
            // A tab inside a text we accept, and control characters in comments.
            if (text.indexOf('\0') >= 0
                    || text.indexOf('\t') >= 0
                    || text.indexOf('\uE100') >= 0
                    || text.contains("{{")
                    || text.contains("{%")
                    || text.contains("<%")
                    || text.isBlank()) {
                continue;
            }
            assertThat(Sample.read("a.json", text).complete())
                    .as("seed " + seed)
                    .isEqualTo(jacksonAccepts(text));
        }
    }

    private boolean jacksonAccepts(String text) {
        try (var parser = jackson.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            var depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0) {
                    return parser.nextToken() == null;
                }
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Test
    void tomlIsAcceptedWhereTomljAcceptsIt() {
        for (var seed = 0; seed < RUNS / 5; seed++) {
            var text = FuzzSample.TOML.damaged(new Random(seed));
            // A lone CR, which we take for a line's end; and a parser that takes minutes for thousands of blank lines.
            if (text.length() > 1_000 || text.contains("\r") || Toml.parse(text).hasErrors()) {
                continue;
            }
            assertThat(Sample.problems(Sample.read("a.toml", text)))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void propertiesAreReadAsTheJdkReadsThem() {
        var different = 0;
        for (var seed = 0; seed < RUNS; seed++) {
            var text = FuzzSample.PROPERTIES.damaged(new Random(seed));
            var ours = ours(text);
            var theirs = theirs(text);
            // Known: a continuation with nothing before it makes the JDK see a comment or an empty key on the next
            // line.
            different += theirs == null || isSame(ours, theirs) ? 0 : 1;
        }
        assertThat(different).isLessThan(RUNS / 200);
    }

    private static boolean isSame(Map<String, String> ours, Map<String, String> theirs) {
        var comparable = new HashMap<>(theirs);
        ours.forEach((key, value) -> {
            if (value.equals(SEALED)) {
                comparable.computeIfPresent(key, (_, _) -> SEALED);
            }
        });
        return ours.equals(comparable);
    }

    private static Map<String, String> ours(String text) {
        var values = new HashMap<String, String>();
        for (var document : Sample.read("other.properties", text).documents()) {
            for (Entry entry : ((Node.Mapping) document).entries()) {
                values.put(entry.key(), entry.value() instanceof Node.Scalar scalar ? scalar.text() : SEALED);
            }
        }
        return values;
    }

    private static @Nullable Map<String, String> theirs(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
        var values = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
