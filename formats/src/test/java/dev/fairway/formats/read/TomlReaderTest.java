package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TomlReaderTest {

    @Test
    void everyValueKnowsItsOwnPlaceAndNotItsKeys() {
        assertThat(values("prod.toml", """
            title = "x" # c
            [a]
            b =   1.50
            c.d = true
            "q k" = [1, 2,
              "z"]
            e = { f = 1, g = "h" }
            [[list]]
            n = 0xff
            [[list]]
            n = 1_000
            """))
                .containsExactly(
                        "title = TEXT x @1:9",
                        "a.b = NUMBER 1.50 @3:7",
                        "a.c.d = BOOLEAN true @4:7",
                        "a.q k[0] = NUMBER 1 @5:10",
                        "a.q k[1] = NUMBER 2 @5:13",
                        "a.q k[2] = TEXT z @6:3",
                        "a.e.f = NUMBER 1 @7:11",
                        "a.e.g = TEXT h @7:18",
                        "list[0].n = NUMBER 255 @9:5",
                        "list[1].n = NUMBER 1000 @11:5");
    }

    @Test
    void textsDatesAndNumbersAreReadAsSpecified() {
        assertThat(values("a.toml", """
            a = 'lit\\eral'
            b = \"""
            long \\
               text\"\"""\"
            c = '''x'y'''
            d = 1979-05-27 07:32:00Z
            e = [0o17, 0b11, -inf, +1.5e3,]
            "k.k".'l' = 07:32:00
            f = "\\u0041\\n"
            """))
                .containsExactly(
                        "a = TEXT lit\\eral @1:5",
                        "b = TEXT long text\"\" @2:5",
                        "c = TEXT x'y @5:5",
                        "d = TEXT 1979-05-27 07:32:00Z @6:5",
                        "e[0] = NUMBER 15 @7:6",
                        "e[1] = NUMBER 3 @7:12",
                        "e[2] = NUMBER -inf @7:18",
                        "e[3] = NUMBER 1.5e3 @7:24",
                        "k.k.l = TEXT 07:32:00 @8:13",
                        "f = TEXT A\n @9:5");
    }

    @Test
    void aBrokenLineCostsOnlyItself() {
        var reading = read("a.toml", "a = 1\nb = hunter2\nc = 3\n");
        assertThat(values(reading)).containsExactly("a = NUMBER 1 @1:5", "c = NUMBER 3 @3:5");
        assertThat(problems(reading)).containsExactly("a.toml:2 no TOML: a word without quotes");
        assertThat(reading.complete()).isFalse();
    }

    @Test
    void duplicatesAreReported() {
        assertThat(problems(read("a.toml", "a = 1\na = 2\n")))
                .containsExactly("a.toml:2 no TOML: the key \"a\" stands in line 1 too");
        assertThat(problems(read("a.toml", "a = 1\n[a]\nb = 2\n"))).containsExactly("a.toml:2 \"a\" is a value above");
    }

    @Test
    void blankLinesBehindAnOpenQuoteEndSoon() {
        var reading = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> read("a.toml", "a = \"x" + "\n".repeat(1_000_000)));
        assertThat(reading.complete()).isFalse();
    }
}
