package dev.fairway.formats.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every reader on thousands of damaged texts: it answers, soon, and with places that exist.
///
/// `-Dfairway.fuzz.seconds=600` runs longer, `-Dfairway.fuzz.seed=7` elsewhere; a failure names its seed.
final class FuzzTest {

    private static final Duration TIME =
            Duration.ofMillis((long) (Double.parseDouble(System.getProperty("fairway.fuzz.seconds", "0.5")) * 1000));
    private static final long FIRST_SEED = Long.getLong("fairway.fuzz.seed", 20261121L);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource
    void damagedTextIsAnAnswer(FuzzSample sample) {
        var end = System.nanoTime() + TIME.toNanos();
        for (var seed = FIRST_SEED; System.nanoTime() < end; seed++) {
            var text = sample.damaged(new Random(seed));
            check(sample, text.getBytes(StandardCharsets.UTF_8), sample + " with seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedBytesAreAnAnswer(FuzzSample sample) {
        var end = System.nanoTime() + TIME.toNanos() / 4;
        for (var seed = FIRST_SEED; System.nanoTime() < end; seed++) {
            var random = new Random(seed);
            var bytes = sample.damaged(random).getBytes(StandardCharsets.UTF_8);
            for (var i = 0; i < 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            check(sample, bytes, sample + " bytes with seed " + seed);
        }
    }

    private static void check(FuzzSample sample, byte[] content, String what) {
        var start = System.nanoTime();
        Reading reading;
        try {
            reading = DocumentReader.read(Source.of(sample.file()), content, Sample.SEALING);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PATIENCE);
        var isUtf8 = TextDecoding.decode(content) instanceof TextDecoding.Decoded.Text;
        var lines = lines(new String(content, isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        reading.documents().forEach(document -> checkPlaces(document, lines, what));
        for (var problem : reading.problems()) {
            checkPlace(problem.place(), lines, what);
            assertThat(problem.message()).as(what).doesNotContain("\n", "\r").hasSizeLessThan(300);
        }
    }

    /// Lines as the readers count them, without the byte order mark.
    private static List<String> lines(String text) {
        var unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return List.of(unmarked.split("\r\n|\r|\n", -1));
    }

    private static void checkPlaces(Node node, List<String> lines, String what) {
        checkPlace(node.place(), lines, what);
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    checkPlace(entry.place(), lines, what);
                    checkPlaces(entry.value(), lines, what);
                });
            case Node.Listing listing -> listing.items().forEach(item -> checkPlaces(item, lines, what));
            case Scalar scalar -> checkText(scalar, lines, what);
            case Node.Secret _, Node.Encrypted _ -> {}
        }
    }

    private static void checkPlace(Place place, List<String> lines, String what) {
        assertThat(place.line()).as(what).isBetween(0, lines.size());
        if (place.column() > 0) {
            var line = lines.get(place.line() - 1);
            if (line.isBlank() || line.indexOf('\uFEFF') >= 0) {
                return; // the first line of a block scalar; a mark that the engine does not count
            }
            assertThat(place.column())
                    .as(what + " " + place)
                    .isLessThanOrEqualTo(line.codePointCount(0, line.length()) + 1);
        }
    }

    /// A plain word stands where its place says.
    private static void checkText(Scalar scalar, List<String> lines, String what) {
        if (scalar.kind() != Kind.TEXT
                || !scalar.text().matches("[a-z]{3,}")
                || scalar.place().column() == 0) {
            return;
        }
        var line = lines.get(scalar.place().line() - 1);
        if (line.isBlank() || line.indexOf('\uFEFF') >= 0) {
            return;
        }
        var rest = line.substring(line.offsetByCodePoints(0, scalar.place().column() - 1));
        var isPlain = !rest.isEmpty() && "\"'`\\|>".indexOf(rest.charAt(0)) < 0 && !rest.contains("\\");
        if (isPlain && !rest.isBlank()) {
            assertThat(rest).as(what + " " + scalar.place()).startsWith(scalar.text());
        }
    }
}
