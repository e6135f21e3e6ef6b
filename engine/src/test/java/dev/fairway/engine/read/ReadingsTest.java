package dev.fairway.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.Format;
import dev.fairway.formats.read.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final Optional<Reading> SOMETHING =
            Optional.of(new Reading(Format.YAML, List.of(), List.of(), true));

    @Test
    void whatWasNotAskedForTheLongestMakesRoom() {
        var readings = new Readings(30);
        readings.put(Source.of("a"), SOMETHING, 10);
        readings.put(Source.of("b"), SOMETHING, 10);
        readings.put(Source.of("c"), SOMETHING, 10);
        readings.get(Source.of("a"));

        readings.put(Source.of("d"), SOMETHING, 10);

        assertThat(readings.holds(Source.of("b"))).isFalse();
        assertThat(readings.get(Source.of("a"))).isEqualTo(SOMETHING);
        assertThat(readings.get(Source.of("c"))).isEqualTo(SOMETHING);
        assertThat(readings.get(Source.of("d"))).isEqualTo(SOMETHING);
    }

    @Test
    void aFileLargerThanAllTheRoomIsHeldUntilTheNext() {
        var readings = new Readings(30);
        readings.put(Source.of("a"), SOMETHING, 10);

        readings.put(Source.of("large"), SOMETHING, 100);
        assertThat(readings.holds(Source.of("a"))).isFalse();
        assertThat(readings.get(Source.of("large"))).isEqualTo(SOMETHING);

        readings.put(Source.of("b"), SOMETHING, 10);
        assertThat(readings.holds(Source.of("large"))).isFalse();
        assertThat(readings.get(Source.of("b"))).isEqualTo(SOMETHING);
    }

    @Test
    void whatIsReadAgainIsCountedOnce() {
        var readings = new Readings(30);
        readings.put(Source.of("a"), SOMETHING, 10);
        readings.put(Source.of("b"), SOMETHING, 10);

        readings.put(Source.of("b"), SOMETHING, 20);

        assertThat(readings.get(Source.of("a"))).isEqualTo(SOMETHING);
        assertThat(readings.get(Source.of("b"))).isEqualTo(SOMETHING);
    }
}
