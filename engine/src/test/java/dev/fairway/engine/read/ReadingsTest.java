package dev.fairway.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Source;
import dev.fairway.engine.read.Readings.Entry;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Format;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final Optional<Reading> SOMETHING =
            Optional.of(new Reading(Format.YAML, List.of(), List.of(), 0, true));

    private final Readings readings = new Readings(30);

    private void put(String file, int bytes) {
        readings.put(Source.of(file), new Entry(SOMETHING, "blob of " + file, bytes));
    }

    private boolean holds(String file) {
        return readings.find(Source.of(file)).isPresent();
    }

    @Test
    void whatWasNotAskedForTheLongestMakesRoom() {
        put("a", 10);
        put("b", 10);
        put("c", 10);
        readings.find(Source.of("a"));

        put("d", 10);

        assertThat(holds("b")).isFalse();
        assertThat(holds("a") && holds("c") && holds("d")).isTrue();
    }

    @Test
    void aFileLargerThanAllTheRoomIsHeldUntilTheNext() {
        put("a", 10);

        put("large", 100);
        assertThat(holds("a")).isFalse();
        assertThat(holds("large")).isTrue();

        put("b", 10);
        assertThat(holds("large")).isFalse();
        assertThat(holds("b")).isTrue();
    }

    @Test
    void whatIsReadAgainIsCountedOnce() {
        put("a", 10);
        put("b", 10);

        put("b", 20);

        assertThat(holds("a") && holds("b")).isTrue();
    }

    @Test
    void theSameContentInAnotherFileSaysTheSameThere() {
        var sealing = Sealing.withKey(new byte[32]);
        var content = "port: 80\npassword: Tr0ub4dor&3\nlist: [a, {b: c}]\nx: &x {a: 1}\ny: {<<: *x}\n"
                .getBytes(StandardCharsets.UTF_8);
        var read = DocumentReader.read(Source.of("dev/a.yaml"), content, sealing);
        readings.put(Source.of("dev/a.yaml"), new Entry(Optional.of(read), "blob", content.length));

        assertThat(readings.twin("blob", Source.of("prod/a.yaml")))
                .contains(DocumentReader.read(Source.of("prod/a.yaml"), content, sealing));
        assertThat(readings.twin("other", Source.of("prod/a.yaml"))).isEmpty();
    }

    @Test
    void theSameContentUnderANameThatIsReadInAnotherWayIsReadAnew() {
        readings.put(Source.of("a.yaml"), new Entry(SOMETHING, "blob", 10));

        assertThat(readings.twin("blob", Source.of("a.json"))).isEmpty();
        assertThat(readings.twin("blob", Source.of("values.yaml"))).isEmpty();
    }

    @Test
    void whatWasReadWithProblemsIsReadAnew() {
        var broken = DocumentReader.read(
                Source.of("a.yaml"), "a: [".getBytes(StandardCharsets.UTF_8), Sealing.withKey(new byte[32]));
        readings.put(Source.of("a.yaml"), new Entry(Optional.of(broken), "blob", 4));

        assertThat(readings.twin("blob", Source.of("b.yaml"))).isEmpty();
    }
}
