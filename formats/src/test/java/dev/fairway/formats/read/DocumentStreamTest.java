package dev.fairway.formats.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentStreamTest {

    private static final Sealing SEALING = Sealing.withKey(new byte[32]);

    private static final String SHARED = """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared}
        first: &first {a: 1}
        second: {<<: *first, b: 2}
        data:
          port: "80"
          password: Tr0ub4dor&3
          list: |
            one
            two
        """;

    private static final String BROKEN = """
        ---
        a: [
        """;

    private static DocumentStream stream(String file, String text) {
        return DocumentStream.of(Source.of(file), text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static Reading whole(String file, String text) {
        return DocumentReader.read(Source.of(file), text.getBytes(StandardCharsets.UTF_8), SEALING);
    }

    @Test
    void partsThatAnotherStreamHasTooSayTheSameWhereTheyStand() {
        var prod = "---\nown: prod\nsecond: line\n" + SHARED + BROKEN;
        var twins = new Twins();
        var dev = stream("dev.yaml", SHARED + BROKEN);
        dev.read(0, dev.size(), SEALING, twins);

        var stream = stream("prod.yaml", prod);
        var reading = stream.read(0, stream.size(), SEALING, twins);

        assertThat(reading).isEqualTo(whole("prod.yaml", prod));
        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).hasToString("prod.yaml:18"));
    }

    @Test
    void aPartThatIsReadInAnotherWayElsewhereIsNoTwin() {
        var text = "---\nflag: yes\n";
        var twins = new Twins();
        stream("dev.yaml", text).read(0, 1, SEALING, twins);

        assertThat(stream("values-prod.yaml", text).read(0, 1, SEALING, twins))
                .isEqualTo(whole("values-prod.yaml", text));
    }
}
