package dev.fairway.ledger.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope.Signature;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Digest FILE = Digest.of(Bytes.utf8("file"));

    private static Bytes envelope(Map<String, Json> predicate) {
        var statement =
                new Statement("urn:fairway:evidence:v1", List.of(new Subject("a", FILE)), Json.Mapping.of(predicate));
        return new Envelope(statement.bytes(), List.of(new Signature("SHA256:a", Bytes.of(new byte[64])))).bytes();
    }

    @Test
    @DisplayName("an envelope that refers to a blob, however deep, is known to without being read")
    void referring() {
        for (var salted : new boolean[] {false, true}) {
            var reference = new Reference(FILE, salted).json();
            assertThat(Reference.mayBeIn(envelope(Map.of("file", reference)))).isTrue();
            assertThat(Reference.mayBeIn(envelope(
                            Map.of("files", new Json.Listing(List.of(Json.Mapping.of(Map.of("a", reference))))))))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("the digests of subjects, and texts that look like references, are none")
    void others() {
        var text = new Reference(FILE, false).json().canonical().text().orElseThrow();

        assertThat(Reference.mayBeIn(envelope(Map.of("text", Json.of(text))))).isFalse();
    }

    @Test
    @DisplayName("what is no envelope of ours may refer to anything")
    void foreign() {
        assertThat(Reference.mayBeIn(Bytes.utf8("{}"))).isTrue();
        assertThat(Reference.mayBeIn(Bytes.of())).isTrue();
    }

    @Test
    @DisplayName("a leaf is of its envelope, and of no other")
    void leaf() {
        var one = envelope(Map.of());
        var other = envelope(Map.of("a", Json.of("b")));
        var leaf = new Leaf(
                        "a".repeat(32),
                        FILE,
                        "urn:fairway:evidence:v1",
                        Digest.of(one),
                        List.of(FILE),
                        Leaf.time("2026-11-27T09:00:00.000Z").orElseThrow())
                .bytes();

        assertThat(Leaf.isOf(leaf, one)).isTrue();
        assertThat(Leaf.isOf(leaf, other)).isFalse();
        assertThat(Leaf.isOf(Bytes.of(), one)).isFalse();
    }
}
