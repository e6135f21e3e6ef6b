package dev.fairway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Envelope;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.HeadsMap;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What docs/ledger-format.md shows is what the code reads and writes, byte for byte.
class GoldenTest {

    private static final Bytes LOG_SEED = Bytes.hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final Bytes SIGNER_SEED =
            Bytes.hex("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f");
    private static final String PAGE = page();
    private static final VerifierKey LOG = VerifierKey.parse(shown("vkey")).orElseThrow();

    @Test
    void theLogsKeyIsShown() {
        var origin =
                "fairway.local/" + Ed25519.publicKey(LOG_SEED).sha256().hex().substring(0, 16);

        assertThat(new SigningKey(origin, VerifierKey.Type.NOTE, LOG_SEED).verifier())
                .isEqualTo(LOG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-0"})
    void leafEnvelopeAndStatementBelongTogether(String nth) {
        var leaf = Leaf.parse(bytes("leaf" + nth)).orElseThrow();
        var envelope = Envelope.parse(bytes("envelope" + nth)).orElseThrow();
        var statement =
                (Json.Mapping) JsonReader.canonical(bytes("statement" + nth)).orElseThrow();

        assertThat(leaf.bytes()).isEqualTo(bytes("leaf" + nth));
        assertThat(envelope.bytes()).isEqualTo(bytes("envelope" + nth));
        assertThat(envelope.payload()).isEqualTo(bytes("statement" + nth));
        assertThat(leaf.statement()).isEqualTo(Digest.of(envelope.bytes()));
        assertThat(leaf.payload()).isEqualTo(Digest.of(envelope.payload()));
        assertThat(statement.text("predicateType")).contains(leaf.predicateType());
        assertThat(Ed25519.holds(
                        Ed25519.publicKey(SIGNER_SEED),
                        envelope.signed(),
                        envelope.signatures().getFirst().sig()))
                .isTrue();
        assertThat(new Envelope(
                        envelope.payload(),
                        List.of(new Envelope.Signature(
                                envelope.signatures().getFirst().keyid(),
                                Ed25519.sign(SIGNER_SEED, envelope.signed())))))
                .isEqualTo(envelope);
    }

    @Test
    void theReceiptProvesTheLeaf() {
        var receipt = Receipt.parse(bytes("receipt", "\n")).orElseThrow();

        assertThat(receipt.bytes()).isEqualTo(bytes("receipt", "\n"));
        assertThat(receipt.entry()).isEqualTo(bytes("leaf"));
        assertThat(receipt.proves(LOG, Ed25519::holds))
                .hasValueSatisfying(checkpoint -> assertThat(checkpoint.size()).isEqualTo(2));
        assertThat(PAGE).contains(Merkle.leaf(receipt.entry()).toString());
    }

    @Test
    void noFlippedBitOfTheReceiptProvesAnything() {
        var bytes = bytes("receipt", "\n").array();
        for (var at = 0; at < bytes.length; at++) {
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                var flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(Receipt.parse(Bytes.of(flipped)).flatMap(it -> it.proves(LOG, Ed25519::holds)))
                        .as("byte %d, bit %d", at, bit)
                        .isEmpty();
            }
        }
    }

    @Test
    void theMapOfTheExampleHasTheShownRoot() {
        var leaves = List.of(Merkle.leaf(bytes("leaf-0")), Merkle.leaf(bytes("leaf")));
        var key = Leaf.parse(bytes("leaf-0")).orElseThrow();
        var release = Leaf.parse(bytes("leaf")).orElseThrow();

        var root = HeadsMap.root(List.of(
                Binding.first(Binding.ofStream("keys/" + key.actor()), 0, leaves.getFirst()),
                Binding.first(Binding.ofStream("release/payments@1.4.2"), 1, leaves.getLast()),
                ofSubject(key, 0, leaves),
                ofSubject(release, 1, leaves)));

        assertThat(PAGE).contains("the root `%s`".formatted(root.hex()));
    }

    private static Binding ofSubject(Leaf leaf, int index, List<Hash> leaves) {
        var subject = leaf.subjects().getFirst().hex();
        return Binding.first(Binding.ofSubject(leaf.predicateType(), subject), index, leaves.get(index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest", "migrations", "plan"})
    void whatHasADigestIsCanonical(String name) {
        assertThat(JsonReader.canonical(bytes(name))).isPresent();
        assertThat(PAGE.replace(shown(name), ""))
                .contains(Digest.of(bytes(name)).text());
    }

    private static Bytes bytes(String name) {
        return bytes(name, "");
    }

    private static Bytes bytes(String name, String end) {
        return Bytes.utf8(shown(name) + end);
    }

    /// The text of a fenced block, without its last newline.
    private static String shown(String name) {
        var block = Pattern.compile("(?s)```\\w+ " + name + "\\n(.*?)\\n```").matcher(PAGE);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "ledger-format.md"));
        } catch (IOException e) {
            throw new IllegalStateException("docs/ledger-format.md is read by the tests", e);
        }
    }
}
