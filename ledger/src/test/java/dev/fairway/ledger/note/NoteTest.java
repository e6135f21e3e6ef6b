package dev.fairway.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors: C2SP signed-note, and a log of the eight entries whose checkpoint two other implementations have signed
/// alike.
class NoteTest {

    private static final Bytes SEED = Bytes.hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final SigningKey LOG = new SigningKey("ledger.example.com/releases", VerifierKey.Type.NOTE, SEED);
    private static final String CHECKPOINT = """
        ledger.example.com/releases
        8
        XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

        \u2014 ledger.example.com/releases MrzXAqItxzxp3IdsGubE9l3nSDM2+7LrpGytbRD5OP10U5DuEgKMtMpmJrmv76UzoQv28hCkzIf3\
        qhvS/nIkkiCh+AY=
        """;

    @Test
    void theKeyOfTheSpecificationIsRead() {
        var text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

        assertThat(VerifierKey.parse(text).orElseThrow()).hasToString(text);
    }

    @Test
    void theNoteOfTheSpecificationHolds() {
        var key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
                .orElseThrow();
        var note = note(
                "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONn"
                        + "cAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");

        assertThat(note.by(key)).hasSize(1);
        assertThat(Ed25519.holds(
                        key.publicKey(), note.signed(), note.by(key).getFirst().signature()))
                .isTrue();
    }

    @Test
    void aCheckpointIsSignedByteForByte() {
        var root = new Hash(Bytes.hex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));

        assertThat(LOG.sign(new Checkpoint("ledger.example.com/releases", 8, root)))
                .hasToString(CHECKPOINT);
        assertThat(LOG.verifier())
                .hasToString("ledger.example.com/releases+32bcd702+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
    }

    @Test
    void aSignedCheckpointIsReadAgain() {
        assertThat(Checkpoint.of(note(CHECKPOINT), LOG.verifier(), Ed25519::holds))
                .hasValueSatisfying(checkpoint -> assertThat(checkpoint.size()).isEqualTo(8));
    }

    @Test
    void noFlippedByteLeavesTheCheckpointAsItWas() {
        var bytes = Bytes.utf8(CHECKPOINT).array();
        for (var at = 0; at < bytes.length; at++) {
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                var flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(Note.parse(Bytes.of(flipped))
                                .flatMap(note -> Checkpoint.of(note, LOG.verifier(), Ed25519::holds)))
                        .as("byte %d, bit %d", at, bit)
                        .isEmpty();
            }
        }
    }

    @Test
    void anotherLogsOriginIsNotThisLogs() {
        var other = new SigningKey("ledger.example.com/others", VerifierKey.Type.NOTE, SEED);
        var signed =
                other.sign(new Checkpoint("ledger.example.com/releases", 8, new Hash(Bytes.of(new byte[Hash.SIZE]))));

        assertThat(Checkpoint.of(signed, LOG.verifier(), Ed25519::holds)).isEmpty();
        assertThat(Checkpoint.of(signed, other.verifier(), Ed25519::holds)).isEmpty();
    }

    @Test
    void theLogsLineTwiceIsRefused() {
        var note = note(CHECKPOINT);
        var twice = new Note(
                note.text(), List.of(note.lines().getFirst(), note.lines().getFirst()));

        assertThat(Checkpoint.of(twice, LOG.verifier(), Ed25519::holds)).isEmpty();
    }

    /// No time of the ledger can name it.
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 253_402_300_800L, 31_556_889_864_403_200L, Long.MAX_VALUE})
    void aCosignatureOfNoTimeDoesNotHold(long seconds) {
        var witness = new SigningKey("auditor.example", VerifierKey.Type.COSIGNATURE, SEED);
        var note = note(CHECKPOINT);
        var timed = Cosignatures.time(seconds).then(Ed25519.sign(SEED, Cosignatures.signed(note.text(), seconds)));
        var line = new Note.Line(witness.verifier().name(), witness.verifier().id(), timed);
        var cosigned = new Note(note.text(), List.of(note.lines().getFirst(), line));

        assertThat(Cosignatures.seen(cosigned, witness.verifier(), Ed25519::holds))
                .isEmpty();
    }

    @Test
    void aWitnessSaysWhenItSawTheCheckpoint() {
        var witness = new SigningKey("auditor.example", VerifierKey.Type.COSIGNATURE, SEED);
        var note = note(CHECKPOINT);
        var seen = Instant.parse("2026-11-27T09:00:00Z");
        var line = witness.cosign(note.text(), seen);
        var cosigned = new Note(note.text(), List.of(note.lines().getFirst(), line));

        assertThat(Cosignatures.seen(cosigned, witness.verifier(), Ed25519::holds))
                .contains(seen);
        assertThat(Cosignatures.seen(note, witness.verifier(), Ed25519::holds)).isEmpty();
        assertThat(Checkpoint.of(cosigned, LOG.verifier(), Ed25519::holds)).isPresent();
    }

    @Test
    void aPrivateKeyIsReadAgainAndPrintsNoSecret() {
        assertThat(SigningKey.parse(LOG.secret()).orElseThrow().verifier()).isEqualTo(LOG.verifier());
        assertThat(LOG.toString())
                .doesNotContain("PRIVATE+KEY")
                .contains(LOG.verifier().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 name AAAAAAE=",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014  AAAAAAE=\n",
                "text\n\n\u2014 a b AAAAAAE=\n",
                "text\n\n\u2014 a+b AAAAAAE=\n",
                "text\n\n\u2014 a\u00a0b AAAAAAE=\n",
                "text\n\n\u2014 a\u2003b AAAAAAE=\n",
                "text\n\n\u2014 a\u2028b AAAAAAE=\n",
                "text\n\n\u2014 a\u0085b AAAAAAE=\n",
                "text\n\n- name AAAAAAE=\n",
                "text\n\n\u2014 name AAAAAAF=\n",
                "text\n\n\u2014 name AAAAAAE\n",
                "text\n\n\u2014 name AAAA\n",
                "te\txt\n\n\u2014 name AAAAAAE=\n",
                "text\r\n\r\n\u2014 name AAAAAAE=\r\n",
            })
    void whatIsNoNoteToTheLetterIsRefused(String text) {
        assertThat(Note.parse(Bytes.utf8(text))).isEmpty();
    }

    @Test
    void signaturesHaveALimit() {
        var line = "\u2014 name AAAAAAE=\n";

        assertThat(Note.parse(Bytes.utf8("text\n\n" + line.repeat(64)))).isPresent();
        assertThat(Note.parse(Bytes.utf8("text\n\n" + line.repeat(65)))).isEmpty();
    }

    @Test
    void theTextMayHaveEmptyLinesAndWhatLooksLikeASignature() {
        var text = "first\n\n\u2014 name AAAAAAE=\n\nsecond\n";
        var note = note(text + "\n\u2014 other AAAAAAE=\n");

        assertThat(note.text()).isEqualTo(text);
        assertThat(note.lines()).extracting(Note.Line::name).containsExactly("other");
        assertThat(note).hasToString(text + "\n\u2014 other AAAAAAE=\n");
    }

    @Test
    void whatStandsBeforeACheckpointIsNoPartOfIt() {
        var before = "somebody's words\n\n" + CHECKPOINT;

        assertThat(note(before).text()).startsWith("somebody's words\n\nledger.example.com/releases\n8\n");
        assertThat(Checkpoint.of(note(before), LOG.verifier(), Ed25519::holds)).isEmpty();
    }

    /// A name is not a key: who shares one half of the log's line is somebody else, whose signature says nothing.
    @Test
    void linesOfOthersWhoShareTheNameOrTheIdAreIgnored() {
        var own = note(CHECKPOINT).lines().getFirst();
        var bad = Bytes.of(new byte[64]);
        var sameName = new Note.Line(own.name(), Bytes.hex("00000001"), bad);
        var sameId = new Note.Line("ledger.example.com/others", own.id(), bad);
        var note = new Note(note(CHECKPOINT).text(), List.of(sameName, sameName, own, sameId));

        assertThat(note(note.toString())).isEqualTo(note);
        assertThat(note.by(LOG.verifier())).containsExactly(own);
        assertThat(Checkpoint.of(note, LOG.verifier(), Ed25519::holds)).isPresent();
        var others = new Note(note.text(), List.of(sameName, sameId));
        assertThat(Checkpoint.of(others, LOG.verifier(), Ed25519::holds)).isEmpty();
        var failing = new Note(note.text(), List.of(new Note.Line(own.name(), own.id(), bad)));
        assertThat(Checkpoint.of(failing, LOG.verifier(), Ed25519::holds)).isEmpty();
    }

    /// The base64 of this key has a `+` of its own.
    @Test
    void aKeyIsSplitAtItsFirstTwoPlusSigns() {
        var text = "ledger.example.com/releases+32bcd702+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

        assertThat(VerifierKey.parse(text)).contains(LOG.verifier());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ledger.example.com/releases",
                "ledger.example.com/releases+32bcd702",
                "ledger.example.com/releases+32BCD702+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
                "ledger.example.com/releases+32bcd703+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
                "ledger.example.com/others+32bcd702+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
                "ledger.example.com/releases+32bcd702+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
                "+32bcd702+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
            })
    void whatIsNoKeyIsNone(String text) {
        assertThat(VerifierKey.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "+8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "-8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "8 \nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg\n",
                "8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n",
                "8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQw==\n",
                "8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\nextension\n",
            })
    void aCheckpointHasOneSpellingAndNoExtensions(String rest) {
        assertThat(Checkpoint.parse("ledger.example.com/releases\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"))
                .isPresent();

        assertThat(Checkpoint.parse("ledger.example.com/releases\n" + rest)).isEmpty();
    }

    /// C2SP tlog-cosignature, version 1: key id, big-endian seconds, and the signature of a message that names them.
    @Test
    void aCosignatureHasTheBytesOfTheSpecification() {
        var witness = new SigningKey("auditor.example", VerifierKey.Type.COSIGNATURE, SEED);
        var text = note(CHECKPOINT).text();

        var line = witness.cosign(text, Instant.ofEpochSecond(1_795_770_000));

        var blob = Bytes.base64(line.toString().strip().split(" ")[2]).orElseThrow();
        assertThat(blob.length()).isEqualTo(76);
        assertThat(blob.slice(0, 4))
                .isEqualTo(Bytes.utf8("auditor.example\n")
                        .then(Bytes.of((byte) 4))
                        .then(Ed25519.publicKey(SEED))
                        .sha256()
                        .slice(0, 4));
        assertThat(blob.slice(4, 12).hex()).isEqualTo("000000006b094690");
        assertThat(Ed25519.holds(
                        Ed25519.publicKey(SEED),
                        Bytes.utf8("cosignature/v1\ntime 1795770000\n" + text),
                        blob.slice(12)))
                .isTrue();
    }

    @Test
    void aCosignatureWithoutATimeIsNone() {
        var witness = new SigningKey("auditor.example", VerifierKey.Type.COSIGNATURE, SEED);
        var text = note(CHECKPOINT).text();
        var never = new Note(text, List.of(witness.cosign(text, Instant.EPOCH)));

        assertThat(Cosignatures.seen(never, witness.verifier(), Ed25519::holds)).isEmpty();
    }

    private static Note note(String text) {
        return Note.parse(Bytes.utf8(text)).orElseThrow();
    }
}
