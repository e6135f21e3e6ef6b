package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

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
    void brokenTextIsAProblemWithoutItsValues() {
        var reading = read("a.toml", "a = 1\nb = hunter2\nc = 3\n");
        assertThat(reading.complete()).isFalse();
        assertThat(problems(reading)).isNotEmpty().allMatch(problem -> problem.startsWith("a.toml:2 "));
        assertThat(problems(reading)).noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void duplicatesAreReported() {
        assertThat(problems(read("a.toml", "a = 1\na = 2\n")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a.toml:2");
    }
}
