package dev.fairway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.formats.read.Sealing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileComparisonTest {

    @Test
    void otherSpellingsOfTheSameAreEqual() {
        var compared = compare("config/base.yaml", "a: 1.0\nb: [x, y]\n", "# new\nb:\n- x\n- y\na: 1\n");

        assertThat(compared.changes()).isEmpty();
        assertThat(compared.gaps()).isEmpty();
        assertThat(compared.equal()).isPositive();
    }

    @Test
    void whatDiffersIsToldByItsAddress() {
        var compared =
                compare("config/base.yaml", "db: {max: 10, host: a}\nold: 1\n", "db: {max: 20, host: a}\nnew: 1\n");

        assertThat(compared.changes())
                .extracting(change -> change.address().toString())
                .containsExactlyInAnyOrder("config/base.yaml#db.max", "config/base.yaml#old", "config/base.yaml#new");
        assertThat(compared.equal()).isEqualTo(1);
    }

    @Test
    void secretsAreFingerprints() {
        var compared =
                compare("config/base.yaml", "db: {password: correct-horse-1}\n", "db: {password: correct-horse-2}\n");

        assertThat(compared.changes()).hasSize(1).allSatisfy(change -> {
            assertThat(change.from()).matches(held -> held instanceof Held.Present(Node.Secret _));
            assertThat(change.to()).matches(held -> held instanceof Held.Present(Node.Secret _));
        });
        assertThat(compared.toString()).doesNotContain("correct-horse");
    }

    @Test
    void whatCannotBeReadIsAGapAndNoAgreement() {
        assertThat(compare("config/base.yaml", "a: 1\n", "a: [\n").gaps()).isNotEmpty();
        assertThat(compare("config/nginx.conf", "a 1;\n", "a 2;\n").gaps()).isNotEmpty();
        assertThat(compare("config/logo.bin", "a", "b").gaps()).isNotEmpty();
    }

    @Test
    void aFileThatWasEmptiedIsADifference() {
        var compared = compare("config/base.yaml", "a: 1\n", "");

        assertThat(compared.changes()).isNotEmpty();
    }

    @Test
    void objectsAreComparedByTheirNames() {
        var object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {level: %s}\n";

        var compared = compare(
                "deploy/all.yaml",
                object.formatted("a", "info") + "---\n" + object.formatted("b", "info"),
                object.formatted("b", "debug") + "---\n" + object.formatted("a", "info"));

        assertThat(compared.changes())
                .extracting(change -> change.address().toString())
                .containsExactly("ConfigMap/b#data.level");
    }

    @Test
    void springsSpellingsOfAKeyAreOne() {
        assertThat(compare("src/application.yaml", "max-conn: 1\n", "maxConn: 1\n")
                        .changes())
                .isEmpty();
        assertThat(compare("src/other.yaml", "max-conn: 1\n", "maxConn: 1\n").changes())
                .hasSize(2);
    }

    private static FileComparison.Compared compare(String file, String before, String after) {
        return FileComparison.compare(
                file,
                before.getBytes(StandardCharsets.UTF_8),
                after.getBytes(StandardCharsets.UTF_8),
                Sealing.withKey(new byte[32]));
    }
}
