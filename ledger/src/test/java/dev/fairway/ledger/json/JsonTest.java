package dev.fairway.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8785 with its own vectors, and what RFC 7493 refuses.
class JsonTest {

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void numbersAreThoseOfRfc8785AppendixB(String bits, String text) {
        assertThat(Canonical.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void everyNumberReadsBackAsItself() {
        var random = new Random(8785);
        for (var nth = 0; nth < 200_000; nth++) {
            var value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(Canonical.number(value))).isEqualTo(value == 0 ? 0.0 : value);
            }
        }
    }

    @Test
    void theExampleOfRfc8785IsWrittenAsItSays() {
        var read = JsonReader.read(Bytes.utf8("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
              "literals": [null, true, false]
            }
            """));

        assertThat(read.canonical())
                .isEqualTo(Bytes.utf8("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"));
    }

    @Test
    void namesAreSortedByUtf16CodeUnits() {
        var read = JsonReader.read(Bytes.utf8("""
            {"\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7}\
            """));

        assertThat(read.canonical())
                .isEqualTo(Bytes.utf8("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,"
                        + "\"\ufb33\":3}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{a:1}",
                "'a'",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\ud800\":1}",
                "\"\\x41\"",
                "\"\\u00g0\"",
                "\"\\u004\"",
                "\"\t\"",
                "\"a",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "NaN",
                "1e400",
                "9007199254740992",
                "-9007199254740993",
                "tru",
                "nulll",
                "1 2",
                "\ufeff1",
                "\u00a01",
            })
    void whatIsNoIJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(Bytes.utf8(text))).isInstanceOf(JsonException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> JsonReader.read(Bytes.of((byte) '"', (byte) 0xc0, (byte) 0x80, (byte) '"')))
                .hasMessage("not UTF-8 at character 1");
    }

    @Test
    void depthHasALimit() {
        var deepest = "[".repeat(64) + "]".repeat(64);

        assertThat(JsonReader.read(Bytes.utf8(deepest))).isInstanceOf(Json.Listing.class);
        assertThatThrownBy(() -> JsonReader.read(Bytes.utf8("[" + deepest + "]")))
                .hasMessageContaining("more than 64 levels");
        assertThatThrownBy(() -> JsonReader.read(Bytes.utf8("[".repeat(1_000_000))))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void aFaultNeverShowsTheText() {
        assertThatThrownBy(() -> JsonReader.read(Bytes.utf8("{\"password\": hunter2}")))
                .hasMessage("no value at character 14");
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1", "1.0", "1e0", "{\"b\":1,\"a\":1}", "\"\\u0041\"", "[1, 2]", "-0", "\"\\/\""})
    void anotherSpellingIsNotCanonical(String text) {
        assertThat(JsonReader.read(Bytes.utf8(text))).isNotNull();
        assertThat(JsonReader.canonical(Bytes.utf8(text))).isEmpty();
    }
}
