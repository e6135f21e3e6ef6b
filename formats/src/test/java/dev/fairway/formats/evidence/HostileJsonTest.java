package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.bytes;
import static dev.fairway.formats.evidence.Readings.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileJsonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aNameThatStandsTwiceIsRefused() {
        assertThat(told("{\"bomFormat\": \"CycloneDX\",\n \"bomFormat\": \"x\"}"))
                .isEqualTo("REFUSED a name stands twice in one object, the second time on line 2, column 2");
        assertThat(told("{\"é\": {\"a\": 1, \"\\u0061\": 2}}"))
                .isEqualTo("REFUSED a name stands twice in one object, the second time on line 1, column 16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": NaN}",
                "{\"a\": Infinity}",
                "{\"a\": -Infinity}",
                "{\"a\": 01}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{\"a\": 1,}",
                "{\"a\": 'x'}",
                "{a: 1}",
                "{\"a\": 1 // x\n}",
                "{\"a\": \"x\ny\"}",
                "{\"a\": \"\\x\"}",
                "{\"a\": True}",
                "{\"a\"",
                "{",
                "{\"a\": 1}}",
                "{\"a\": 1}]",
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThat(told(text)).startsWith("REFUSED it is not JSON: the first fault is near line ");
    }

    @Test
    void severalDocumentsAreRefused() {
        assertThat(told("{\"a\": 1}\n{\"a\": 2}\n"))
                .isEqualTo("REFUSED it holds more than one JSON document: the next one begins on line 2, column 1");
    }

    @Test
    void halvesOfSurrogatePairsAreRefused() {
        var expected = "REFUSED a text holds half of a surrogate pair on line 1, column ";
        assertThat(told("{\"a\": \"\\ud800\"}")).isEqualTo(expected + 7);
        assertThat(told("{\"a\": \"\\udc00\\ud800\"}")).isEqualTo(expected + 7);
        assertThat(told("{\"\\ud800x\": 1}")).startsWith("REFUSED it is not JSON: the first fault is near line 1");
        assertThat(told("{\"a\": \"\\ud83d\\ude00\"}")).as("a whole pair").startsWith("UNJUDGED");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThat(told("{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("REFUSED it is not UTF-8: the first byte that is none is on line 1, column 8");
        var overlong = bytes("{\"a\": \"??\"}");
        overlong[7] = (byte) 0xC0;
        overlong[8] = (byte) 0x80;
        assertThat(told(overlong)).startsWith("REFUSED it is not UTF-8");
        var surrogate = bytes("{\"a\": \"???\"}");
        surrogate[7] = (byte) 0xED;
        surrogate[8] = (byte) 0xA0;
        surrogate[9] = (byte) 0x80;
        assertThat(told(surrogate)).startsWith("REFUSED it is not UTF-8");
        assertThat(told("{\"a\": 1}".getBytes(StandardCharsets.UTF_16))).startsWith("REFUSED it is not UTF-8");
        assertThat(told("{\"a\": 1}".getBytes(StandardCharsets.UTF_16LE))).startsWith("REFUSED it is not JSON");
    }

    @Test
    void aByteOrderMarkIsRefused() {
        assertThat(told("\uFEFF{\"a\": 1}"))
                .isEqualTo("REFUSED it begins with a byte order mark, which JSON does not allow");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(told("{\"a\": %s1%s}".formatted("[".repeat(99), "]".repeat(99))))
                .startsWith("UNJUDGED");
        assertThat(told("{\"a\": %s1%s}".formatted("[".repeat(100), "]".repeat(100))))
                .isEqualTo("REFUSED it is nested deeper than 100 levels on line 1, column 106");
        assertThat(told("{\"bomFormat\": \"CycloneDX\", \"components\": " + "[{\"components\": ".repeat(1_000_000)))
                .startsWith("REFUSED it is nested deeper");
    }

    @Test
    void moreNamesThanAnyReportHasAreRefused() {
        var text = new StringBuilder("{\"runs\": {");
        for (var i = 0; i < 250_001; i++) {
            text.append("\"k").append(i).append("\": 1,");
        }
        var told = assertTimeoutPreemptively(PATIENCE, () -> told(text + "\"z\": 1}}"));
        assertThat(told).startsWith("REFUSED its objects have more than 250000 names at once on line 1");
    }

    @Test
    void longTextsNamesAndNumbersAreRefused() {
        var expected = "REFUSED it holds a text, a name or a number that is too long to be read";
        assertThat(told("{\"a\": \"%s\"}".formatted("x".repeat((16 << 20) + 1))))
                .isEqualTo(expected);
        assertThat(told("{\"%s\": 1}".formatted("x".repeat(100_001)))).isEqualTo(expected);
        assertThat(told("{\"a\": %s}".formatted("1".repeat(1_001)))).isEqualTo(expected);
    }

    @Test
    void itIsKnownByItsContentInWhateverOrder() {
        var driver = "{\"driver\": {\"name\": \"L\"}}";
        assertThat(told("{\"runs\": [{\"results\": [], \"tool\": %s}], \"version\": \"2.1.0\"}".formatted(driver)))
                .isEqualTo("PASSED L found nothing");
        assertThat(told("{\"components\": [{}], \"specVersion\": \"1.4\", \"bomFormat\": \"CycloneDX\"}"))
                .startsWith("UNJUDGED CycloneDX 1.4 lists 1 component");
    }

    @Test
    void whatIsOnlyWithinADocumentIsNotItsKind() {
        assertThat(told("{\"x\": {\"bomFormat\": \"CycloneDX\"}}")).startsWith("UNJUDGED a file");
        assertThat(told("{\"bomFormat\": [\"CycloneDX\"]}")).startsWith("UNJUDGED a file");
    }
}
