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

    private final Readings readings = new Readings(30);

    @Test
    void whatWasNotAskedForTheLongestMakesRoom() {
        put(10, "a", "b", "c");
        readings.get(Source.of("a"));

        put(10, "d");

        assertThat(held("a", "b", "c", "d")).containsExactly("a", "c", "d");
    }

    @Test
    void aFileLargerThanAllTheRoomIsHeldUntilTheNext() {
        put(10, "a");

        put(100, "large");
        assertThat(held("a", "large")).containsExactly("large");

        put(10, "b");
        assertThat(held("large", "b")).containsExactly("b");
    }

    @Test
    void whatIsReadAgainIsCountedOnce() {
        put(10, "a", "b");

        put(20, "b");

        assertThat(held("a", "b")).containsExactly("a", "b");
    }

    private void put(long size, String... files) {
        for (var file : files) {
            readings.put(Source.of(file), SOMETHING, size);
        }
    }

    /// Those of the files that are still there, each with its reading.
    private List<String> held(String... files) {
        var held = List.of(files).stream()
                .filter(file -> readings.holds(Source.of(file)))
                .toList();
        assertThat(held)
                .allSatisfy(file -> assertThat(readings.get(Source.of(file))).isEqualTo(SOMETHING));
        return held;
    }
}
