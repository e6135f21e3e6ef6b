package dev.fairway.ledger.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.tree.Merkle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    private static final SigningKey LOG = new SampleLog().key();
    private static final List<SigningKey> WITNESSES = IntStream.range(0, 6)
            .mapToObj(number -> new SigningKey(
                    "witness.example/" + number,
                    VerifierKey.Type.COSIGNATURE,
                    Bytes.utf8("witness " + number).sha256()))
            .toList();

    private static String witness(int number) {
        return "witness w%d %s\n".formatted(number, WITNESSES.get(number).verifier());
    }

    private static String allWitnesses() {
        return String.join(
                "", IntStream.range(0, 6).mapToObj(PolicyReaderTest::witness).toList());
    }

    private static List<String> mistakes(String text) {
        return PolicyReader.read(Bytes.utf8(text)) instanceof PolicyReading.Mistaken(var sentences)
                ? sentences
                : List.of();
    }

    private static Policy policy(String text) {
        return switch (PolicyReader.read(Bytes.utf8(text))) {
            case PolicyReading.Read(var policy) -> policy;
            case PolicyReading.Mistaken(var sentences) -> throw new AssertionError(sentences);
        };
    }

    private static Note cosigned(int... by) {
        var note = LOG.sign(new Checkpoint(LOG.verifier().name(), 3, Merkle.leaf(Bytes.utf8("x"))));
        var lines = new ArrayList<>(note.lines());
        for (var number : by) {
            lines.add(WITNESSES.get(number).cosign(note.text(), SampleLog.NOON));
        }
        return new Note(note.text(), lines);
    }

    private static boolean accepts(Policy policy, int... by) {
        return policy.objection(cosigned(by), Ed25519::holds).isEmpty();
    }

    @Test
    void groupsOfGroupsAreCounted() {
        var policy = policy("# ours\nlog %s https://log.example/\n\n".formatted(LOG.verifier())
                + allWitnesses()
                + "group x 2 w0 w1 w2\n\tgroup  y any w3 w4 \ngroup both all x y\nquorum both\n");

        assertThat(policy.lists(LOG.verifier())).isTrue();
        assertThat(policy.lists(new SampleLog(1).key().verifier())).isFalse();
        assertThat(policy.witnesses()).hasSize(6);
        assertThat(accepts(policy, 0, 2, 4)).isTrue();
        assertThat(accepts(policy, 0, 1, 2, 3, 4)).isTrue();
        assertThat(accepts(policy, 0, 2, 5)).isFalse();
        assertThat(accepts(policy, 1, 3, 4)).isFalse();
        assertThat(accepts(policy)).isFalse();
        assertThat(policy.objection(cosigned(1, 3), Ed25519::holds))
                .contains("it lacks cosignatures by all 2 of both; cosigned by w1, w3");
    }

    @Test
    void oneWitnessOrNoneCanBeAskedFor() {
        assertThat(accepts(policy(witness(1) + "quorum w1\n"), 1)).isTrue();
        assertThat(accepts(policy(witness(1) + "quorum w1\n"), 0)).isFalse();
        assertThat(accepts(policy("quorum none"))).isTrue();
        assertThat(policy("quorum none").lists(LOG.verifier())).isTrue();
    }

    @Test
    void aCosignatureOfAnotherCheckpointIsNone() {
        var other = LOG.sign(new Checkpoint(LOG.verifier().name(), 4, Merkle.leaf(Bytes.utf8("y"))));
        var stolen = new Note(
                cosigned().text(),
                List.of(cosigned().lines().getFirst(), WITNESSES.get(1).cosign(other.text(), SampleLog.NOON)));

        assertThat(policy(witness(1) + "quorum w1").objection(stolen, Ed25519::holds))
                .isPresent();
    }

    @Test
    void allMistakesAreToldWithTheirLines() {
        assertThat(mistakes("log\nlog x\nwitness w\nwitness none %s\nlog %s\ngroup g 2 w\ngroup h any\nfoo\nbar\u0001\n"
                        .formatted(
                                WITNESSES.getFirst().verifier(),
                                WITNESSES.getFirst().verifier())))
                .containsExactly(
                        "line 1: a log has a key, and perhaps an address: log VKEY [URL]",
                        "line 2: its key is no vkey of a kind that is known here",
                        "line 3: a witness has a name, a key, and perhaps an address: witness NAME VKEY [URL]",
                        "line 4: none is no name for a witness or a group",
                        "line 5: its key signs cosignatures, and not checkpoints",
                        "line 6: no witness or group above is called w",
                        "line 6: of a group suffice all, any, or a number from 1 to that of its members",
                        "line 7: a group has a name, how many suffice, and members: group NAME all|any|K NAME…",
                        "line 8: it begins with none of log, witness, group and quorum",
                        "line 9: it has a control character",
                        "there is no quorum line; quorum none asks for no cosignature");
    }

    @Test
    void nothingCountsTwice() {
        assertThat(mistakes(witness(0) + witness(0) + "quorum w0"))
                .containsExactly("line 2: its key stands in line 1 already", "line 2: the name w0 is taken");
        assertThat(mistakes(witness(0) + witness(1) + "group g 1 w0\ngroup h 2 w0 w1\nquorum none"))
                .containsExactly("line 4: w0 is a member already");
        assertThat(mistakes(witness(0) + "group g 2 w0 w0\nquorum none"))
                .containsExactly("line 2: w0 is a member already");
        assertThat(mistakes("quorum none\nquorum none")).containsExactly("line 2: the quorum stands in line 1 already");
        assertThat(mistakes("log %s\nlog %s\nquorum none".formatted(LOG.verifier(), LOG.verifier())))
                .containsExactly("line 2: its key stands in line 1 already");
        assertThat(mistakes("quorum w0\n" + witness(0)))
                .containsExactly("line 1: no witness or group above is called w0");
        assertThat(mistakes(witness(0) + "group g 0 w0\nquorum g"))
                .contains("line 2: of a group suffice all, any, or a number from 1 to that of its members");
    }

    @Test
    void anyNumberOfLinesIsRead() {
        var names = IntStream.range(0, 400).mapToObj(number -> "n" + number).toList();
        var text = new StringBuilder();
        for (var name : names) {
            text.append("witness %s %s\n"
                    .formatted(
                            name,
                            new SigningKey(
                                            "w/" + name,
                                            VerifierKey.Type.COSIGNATURE,
                                            Bytes.utf8(name).sha256())
                                    .verifier()));
        }
        text.append("group all-of-them 399 ").append(String.join(" ", names)).append("\nquorum all-of-them\n");

        assertThat(policy(text.toString()).witnesses()).hasSize(400);
    }
}
