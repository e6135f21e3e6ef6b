package dev.fairway.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final String ANN = "a".repeat(32);

    private final SampleLog log = new SampleLog();

    @Test
    void whatHasControlCharactersIsNoFact() {
        for (var name : List.of("\u007f", "\u0080", "\u009f")) {
            assertThatThrownBy(() ->
                            log.author().state("urn:fairway:heartbeat:v1", List.of(SampleLog.subject(name)), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(log.note("\u00a0\u00e9").statement().subjects()).hasSize(1);
        var half = Signer.envelope(Bytes.of((byte) 0xc2), log.founder());
        assertThat(Fact.parse(half.bytes())).isEmpty();
    }

    @Test
    void aLogBeginsWithTheKeyOfWhoMadeIt() {
        assertThat(log.judge(log.entry0(), new Memory())).isInstanceOf(Ruling.Accepted.class);
        assertRefused(log.note("x"), new Memory(), "begins otherwise");
    }

    @Test
    void anActorsFactIsAccepted() {
        var entry = log.accepted(log.note("x"), log.after());

        assertThat(entry.leaf().actor()).isEqualTo(SampleLog.FOUNDER);
        assertThat(entry.vouchedBy()).isEmpty();
    }

    @Test
    void aStrangersKeySignsNothing() {
        var stranger = log.author(SampleLog.signer(2)).state("urn:fairway:heartbeat:v1", subjects(), Map.of());

        assertRefused(stranger, log.after(), "no key in force");
    }

    @Test
    void anotherLogsFactIsRefused() {
        var other = new SampleLog(1);

        assertRefused(other.note("x"), log.after(), "another log");
        assertRefused(other.entry0(), new Memory(), "another log");
    }

    @Test
    void aFactOfALogThatWasMadeAnewIsRefused() {
        var fact = log.note("x");
        log.at(log.now().plusMillis(1));
        // The same origin and key, and another entry 0.
        var anew = new Memory();
        anew.add(log.accepted(log.entry0Anew(), anew));

        assertRefused(fact, anew, "begins otherwise");
    }

    @Test
    void theSameFactIsThereOnce() {
        var fact = log.note("x");

        assertThat(log.judge(fact, log.after(fact))).isEqualTo(new Ruling.Repeated(1));
    }

    @Test
    void anIdIsUsedOnceByAKey() {
        var fact = log.note("x");
        var members = new TreeMap<>(fact.statement().predicate().members());
        members.put("more", Json.of("y"));
        var again = signed(fact.statement(), members, log.founder());

        assertRefused(again, log.after(fact), "has this id");
    }

    @Test
    void revisionsAreConsecutive() {
        var first = log.step("environment/prod", 1);

        assertThat(log.judge(first, log.after())).isInstanceOf(Ruling.Accepted.class);
        assertRefused(log.step("environment/prod", 2), log.after(), "revision is missing");
        assertThat(log.judge(log.step("environment/prod", 1), log.after(first)))
                .isEqualTo(new Ruling.Overtaken("environment/prod", 1));
        assertThat(log.judge(log.step("environment/prod", 2), log.after(first))).isInstanceOf(Ruling.Accepted.class);
    }

    @Test
    void aStatementIsInTheStreamOfItsType() {
        assertInStream("policy", "policy", "policy", true);
        assertInStream("approval", "prod", "environment/prod/payments", true);
        assertInStream("approval", "prod", "policy", false);
        assertInStream("evidence", "payments@1", "policy", false);
        assertInStream("something-new", "x", "policy", true);
        var elsewhere = log.author().state("urn:fairway:erasure:v1", subjects(), Map.of());
        assertRefused(elsewhere, log.after(), "another stream");
    }

    @Test
    void aReleaseIsItsManifest() {
        var members = manifest("payments@1", false);

        assertTakenIn("release", List.of("payments@1"), members, true);
        assertTakenIn("release", List.of("payments@2"), manifest("payments@2", false), false);
        assertTakenIn("release", List.of("payments@1", "payments@2"), members, false);
        assertTakenIn("release", List.of("payments@1"), Map.of(), false);
        assertTakenIn("release", List.of("payments@1"), manifest("payments@2", false), false);
        assertTakenIn("release", List.of("payments@1"), manifest("payments@1", true), false);
        assertTakenIn("release", List.of("payments@1"), Map.of("manifest", Json.of("payments@1")), false);
    }

    private static Map<String, Json> manifest(String of, boolean salted) {
        return Map.of("manifest", new Reference(SampleLog.subject(of).digest(), salted).json());
    }

    @Test
    void aRecallSaysWhatAndWhy() {
        var reason = new Reference(SampleLog.subject("reason").digest(), true).json();
        var open = new Reference(SampleLog.subject("reason").digest(), false).json();
        var name = List.of("payments@1");

        assertTakenIn("recall", name, Map.of("state", Json.of("recalled"), "reason", reason), true);
        assertTakenIn("recall", name, Map.of("state", Json.of("lifted"), "reason", reason), true);
        assertTakenIn("recall", name, Map.of("state", Json.of("RECALLED"), "reason", reason), false);
        assertTakenIn("recall", name, Map.of("reason", reason), false);
        assertTakenIn("recall", name, Map.of("state", Json.of("recalled")), false);
        assertTakenIn("recall", name, Map.of("state", Json.of("recalled"), "reason", open), false);
        var other = List.of("payments@2");
        assertTakenIn("recall", other, Map.of("state", Json.of("recalled"), "reason", reason), false);
        var both = List.of("payments@1", "payments@2");
        assertTakenIn("recall", both, Map.of("state", Json.of("recalled"), "reason", reason), false);
    }

    /// In the stream of payments@1.
    private void assertTakenIn(String type, List<String> subjects, Map<String, Json> members, boolean taken) {
        var fact = log.author()
                .state(
                        "urn:fairway:" + type + ":v1",
                        subjects.stream().map(SampleLog::subject).toList(),
                        members,
                        new Entry.Revision("release/payments@1", 1));
        assertThat(log.judge(fact, log.after()) instanceof Ruling.Accepted)
                .as("%s of %s, %s", type, subjects, members)
                .isEqualTo(taken);
    }

    private void assertInStream(String type, String subject, String stream, boolean fits) {
        var fact = log.author()
                .state(
                        "urn:fairway:" + type + ":v1",
                        List.of(SampleLog.subject(subject)),
                        Map.of(),
                        new Entry.Revision(stream, 1));
        assertThat(log.judge(fact, log.after()) instanceof Ruling.Accepted)
                .as("%s in %s", type, stream)
                .isEqualTo(fits);
    }

    @Test
    void aStreamHasItsForm() {
        for (var name : List.of("", "Environment/prod", "environment//prod", "environment/a b", "x".repeat(401))) {
            assertRefused(log.step(name, 1), log.after(), "a stream has");
        }
        assertRefused(log.step("environment/prod", 0), log.after(), "a stream has");
    }

    @Test
    void timeDoesNotGoBackwards() {
        var known = log.after();
        log.at(SampleLog.NOON.minusMillis(1));

        assertRefused(log.note("x"), known, "backwards");
    }

    @Test
    void aClaimMayBeFiveMinutesAheadAndNoMore() {
        var known = log.after();
        log.at(SampleLog.NOON.plus(Rules.AHEAD));
        var just = log.note("x");
        log.at(SampleLog.NOON.plus(Rules.AHEAD).plusMillis(1));
        var over = log.note("x");
        log.at(SampleLog.NOON);

        assertThat(log.judge(just, known)).isInstanceOf(Ruling.Accepted.class);
        assertRefused(over, known, "ahead");
    }

    @Test
    void aReceiverVouchesForAnActorWithoutKeys() {
        var vouched = vouched("urn:fairway:sample:v1", SampleLog.FOUNDER);
        var entry = log.accepted(vouched, log.after());

        assertThat(entry.leaf().actor()).isEqualTo(ANN);
        assertThat(entry.vouchedBy()).contains(SampleLog.FOUNDER);
    }

    @Test
    void whoHasKeysIsVouchedForByNobody() {
        var introduced = log.author(SampleLog.signer(2)).introduce(ANN);

        assertRefused(vouched("urn:fairway:sample:v1", SampleLog.FOUNDER), log.after(introduced), "signs with them");
        assertRefused(introduced, log.after(vouched("urn:fairway:sample:v1", SampleLog.FOUNDER)), "vouched");
    }

    @Test
    void aReceiverNamesItself() {
        assertRefused(vouched("urn:fairway:sample:v1", ANN), log.after(), "names itself");
    }

    @Test
    void nobodyVouchesForAPolicy() {
        assertRefused(vouched("urn:fairway:policy:v1", SampleLog.FOUNDER), log.after(), "nobody vouches");
    }

    private Fact vouched(String type, String receiver) {
        return log.author().state(type, subjects(), Map.of("behalf", Json.of(ANN), "receiver", Json.of(receiver)));
    }

    private static Fact signed(Statement statement, Map<String, Json> members, Signer signer) {
        var changed = new Statement(statement.predicateType(), statement.subjects(), Json.Mapping.of(members));
        return Fact.of(Signer.envelope(changed.bytes(), signer));
    }

    private static List<Statement.Subject> subjects() {
        return List.of(SampleLog.subject("x"));
    }

    private void assertRefused(Fact fact, Known known, String why) {
        assertThat(log.judge(fact, known))
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }
}
