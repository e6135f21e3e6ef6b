package dev.fairway.formats.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.EvidenceReading.Read;
import dev.fairway.core.evidence.EvidenceReading.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every reader on thousands of damaged files: it answers, soon, in one line, and repeats neither a secret nor,
/// where it refuses, any value.
///
/// `-Dfairway.fuzz.seconds=600` runs longer, `-Dfairway.fuzz.seed=7` elsewhere; a failure names its seed.
final class EvidenceFuzzTest {

    private static final Duration TIME =
            Duration.ofMillis((long) (Double.parseDouble(System.getProperty("fairway.fuzz.seconds", "0.5")) * 1000));
    private static final long FIRST_SEED = Long.getLong("fairway.fuzz.seed", 20261128L);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource
    void whatIsWholeIsReadAndItsSecretsAreFound(EvidenceSample sample) {
        var file = Readings.bytes(sample.text());
        assertThat(EvidenceReader.read(file))
                .isInstanceOfSatisfying(
                        Read.class, it -> assertThat(it.summary().kind()).isNotEqualTo(EvidenceKind.FILE));
        assertThat(EvidenceSecrets.addresses(file)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedFileIsAnAnswer(EvidenceSample sample) {
        var end = System.nanoTime() + TIME.toNanos();
        for (var seed = FIRST_SEED; System.nanoTime() < end; seed++) {
            check(Readings.bytes(sample.damaged(new Random(seed))), sample + " with seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedBytesAreAnAnswer(EvidenceSample sample) {
        var end = System.nanoTime() + TIME.toNanos() / 4;
        for (var seed = FIRST_SEED; System.nanoTime() < end; seed++) {
            var random = new Random(seed);
            var bytes = Readings.bytes(random.nextBoolean() ? sample.text() : sample.damaged(random));
            for (var i = 0; i < 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            check(bytes, sample + " bytes with seed " + seed);
        }
    }

    private static void check(byte[] file, String what) {
        var start = System.nanoTime();
        EvidenceReading reading;
        List<String> addresses;
        try {
            reading = EvidenceReader.read(file);
            addresses = EvidenceSecrets.addresses(file);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PATIENCE);
        switch (reading) {
            case Read(var summary) -> line(summary.headline(), what).doesNotContain(Readings.TOKEN);
            case Refused(var sentence, var _) -> line(sentence, what).doesNotContain("hunter2", Readings.TOKEN);
        }
        assertThat(addresses).as(what).hasSizeLessThanOrEqualTo(EvidenceSecrets.MOST);
        addresses.forEach(address -> assertThat(address).as(what).doesNotContain(Readings.TOKEN));
    }

    private static AbstractStringAssert<?> line(String sentence, String what) {
        return assertThat(sentence).as(what).doesNotContain("\n", "\r").hasSizeBetween(1, 700);
    }
}
