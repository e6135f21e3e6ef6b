package dev.fairway.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope;
import dev.fairway.ledger.fact.Envelope.Signature;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.ssh.SoftKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRulesTest {

    private static final String ANN = "a".repeat(32);
    private static final Signer LAPTOP = SampleLog.signer(2);
    private static final Signer PHONE = SampleLog.signer(3);

    private final SampleLog log = new SampleLog();
    private final Fact introduced = log.author(LAPTOP).introduce(ANN);

    @Test
    void aNewcomerIntroducesHimself() {
        assertThat(log.judge(introduced, log.after())).isInstanceOf(Ruling.Accepted.class);
        assertThat(log.judge(by(LAPTOP), log.after(introduced))).isInstanceOf(Ruling.Accepted.class);
    }

    @Test
    void nobodyJoinsAnActorByHimself() {
        var thief = log.author(SampleLog.signer(5)).add(ANN, PHONE, 2);
        var other = log.author(PHONE).introduce(ANN);

        assertRefused(thief, log.after(introduced), "a key in force must have signed");
        assertThat(log.judge(other, log.after(introduced))).isNotInstanceOf(Ruling.Accepted.class);
    }

    @Test
    void anActorAddsAKeyWithAnotherOfHis() {
        var added = log.author(LAPTOP).add(ANN, PHONE, 2);

        assertThat(log.judge(by(PHONE), log.after(introduced, added))).isInstanceOf(Ruling.Accepted.class);
    }

    @Test
    void theFounderAddsAKeyToAnybody() {
        assertThat(log.judge(log.author().add(ANN, PHONE, 2), log.after(introduced)))
                .isInstanceOf(Ruling.Accepted.class);
    }

    @Test
    void aThirdActorAddsNoKey() {
        var bob = SampleLog.signer(4);
        var known = log.after(introduced, log.author(bob).introduce("b".repeat(32)));

        assertRefused(log.author(bob).add(ANN, PHONE, 2), known, "added by its actor");
    }

    @Test
    void theFounderLetsInAMachine() {
        var admitted = log.author().admit(ANN, PHONE);

        assertThat(log.judge(admitted, log.after())).isInstanceOf(Ruling.Accepted.class);
        assertThat(log.accepted(admitted, log.after()).leaf().actor()).isEqualTo(ANN);
        assertThat(log.judge(by(PHONE), log.after(admitted))).isInstanceOf(Ruling.Accepted.class);
        assertThat(KeyHistory.machine(admitted.statement())).contains(PHONE.key());
        assertThat(KeyHistory.machine(introduced.statement())).isEmpty();
    }

    @Test
    void nobodyElseMakesAMachine() {
        var admitted = log.author().admit(ANN, PHONE);
        var alone = Fact.of(Signer.envelope(admitted.payload(), PHONE));
        var unsigned = Fact.of(Signer.envelope(admitted.payload(), log.founder()));
        var known = log.after(introduced);

        assertRefused(alone, log.after(), "a key in force must have signed");
        assertRefused(unsigned, log.after(), "a new key signs its own entry");
        assertRefused(log.author(LAPTOP).admit("b".repeat(32), PHONE), known, "let in by the actor of entry 0");
        assertRefused(log.author(SampleLog.signer(9)).admit(ANN, PHONE), log.after(), "a key in force must have");
    }

    @Test
    void anEndedKeyOfTheFounderLetsInNobody() {
        var known = log.after(
                log.author().add(SampleLog.FOUNDER, LAPTOP, 2),
                log.author().revoke(held(SampleLog.FOUNDER, LAPTOP), 3));

        assertRefused(log.author(LAPTOP).admit(ANN, PHONE), known, "a key in force must have signed");
    }

    @Test
    void aMachineIsSaidInOneSpellingAndOfAKeyThatIsAdded() {
        var admitted = log.author().admit(ANN, PHONE);
        for (var other : List.of("false", "\"true\"", "1", "null")) {
            var payload = text(admitted).replace("\"machine\":true", "\"machine\":" + other);
            assertRefused(
                    Fact.of(Signer.envelope(Bytes.utf8(payload), PHONE, log.founder())),
                    log.after(),
                    "no key entry to the letter");
        }
        var rotated = text(log.author(LAPTOP).rotate(ANN, PHONE, 2)).replace("\"old\":", "\"machine\":true,\"old\":");
        assertRefused(
                Fact.of(Signer.envelope(Bytes.utf8(rotated), PHONE, LAPTOP)),
                log.after(introduced),
                "no key entry to the letter");
    }

    private static String text(Fact fact) {
        return fact.payload().text().orElseThrow();
    }

    @Test
    void aRotatedKeySignsNothingAnyMore() {
        var rotated = log.author(LAPTOP).rotate(ANN, PHONE, 2);
        var known = log.after(introduced, rotated);

        assertThat(log.judge(by(PHONE), known)).isInstanceOf(Ruling.Accepted.class);
        assertRefused(by(LAPTOP), known, "no key in force");
        assertThat(log.accepted(rotated, log.after(introduced)).leaf().subjects())
                .hasSize(2);
    }

    @Test
    void aKeyIsHandedOverByItselfOnly() {
        assertRefused(log.author().rotate(ANN, PHONE, 2), log.after(introduced), "handed over");
    }

    @Test
    void aRevokedKeySignsNothingAndNeverComesBack() {
        var revoked = log.author().revoke(held(ANN, LAPTOP), 2);
        var known = log.after(introduced, revoked);

        assertRefused(by(LAPTOP), known, "no key in force");
        assertRefused(log.author(LAPTOP).introduce("b".repeat(32)), known, "bound once");
        assertThat(log.accepted(revoked, log.after(introduced)).leaf().actor()).isEqualTo(SampleLog.FOUNDER);
    }

    @Test
    void nobodyElseRevokesAKey() {
        var bob = SampleLog.signer(4);
        var known = log.after(introduced, log.author(bob).introduce("b".repeat(32)));

        assertRefused(log.author(bob).revoke(held(ANN, LAPTOP), 2), known, "revoked by its actor");
    }

    @Test
    void theFounderKeepsAKey() {
        assertRefused(
                log.author().revoke(held(SampleLog.FOUNDER, log.founder()), 2),
                log.after(),
                "actor of entry 0 keeps a key");
    }

    @Test
    void theLogsOwnKeySignsNoFacts() {
        var own = new Signer(Bytes.utf8("seed 100").sha256());

        assertThat(own.key().raw()).contains(log.key().verifier().publicKey());
        assertRefused(log.author(own).introduce(ANN), log.after(), "log's own key");
    }

    @Test
    void aKeyOfEveryTypeOfOpenSshSignsThroughSshsig() {
        for (var key : SoftKey.all()) {
            var known = log.after(log.author(key.signer()).introduce(ANN));

            assertThat(log.judge(by(key.signer()), known)).as(key.type()).isInstanceOf(Ruling.Accepted.class);
        }
    }

    @Test
    void aKeySignsInTheWayThatItsEntrySays() {
        var raw = SampleLog.signer(7);
        var wrong = new Signer(
                raw.key(),
                KeyKind.SSH,
                message -> Ed25519.sign(Bytes.utf8("seed 7").sha256(), message));

        assertThat(log.judge(log.author(raw).introduce(ANN), log.after())).isInstanceOf(Ruling.Accepted.class);
        assertRefused(log.author(wrong).introduce(ANN), log.after(), "a new key signs its own entry");
    }

    @Test
    void anEndedKeyDoesNotComeBackAsAnotherKind() {
        var secret = Bytes.utf8("ssh seed 1").sha256();
        var raw = new Signer(secret);
        var ssh = SoftKey.all().getFirst().signer();
        assertThat(ssh.key()).isEqualTo(raw.key());
        var revoked = log.author().revoke(held(ANN, raw), 2);
        var known = log.after(log.author(raw).introduce(ANN), revoked);

        assertRefused(log.author(ssh).introduce("b".repeat(32)), known, "bound once");
    }

    @Test
    void aLogBeginsWithTheKeyOfAMachine() {
        for (var key : SoftKey.all()) {
            var first = new Author(log.key().verifier(), Optional.empty(), key.signer(), () -> "c".repeat(32), log::now)
                    .introduce(ANN);

            assertRefused(first, new Memory(), "begins with the key of a machine");
        }
    }

    @Test
    void onlyAnEdwardsKeySignsRaw() {
        for (var key : SoftKey.all()) {
            var entry = log.author(key.signer()).introduce(ANN);
            var payload = entry.payload().text().orElseThrow().replace("\"kind\":\"ssh\"", "\"kind\":\"ed25519\"");
            var bytes = Bytes.utf8(payload);
            var signature = new Signature(key.key().fingerprint(), key.sign(Envelope.signed(bytes)));
            assertThat(log.judge(Fact.of(new Envelope(bytes, List.of(signature))), log.after()))
                    .as(key.type())
                    .isInstanceOf(Ruling.Refused.class);
        }
    }

    @Test
    void aKeyIsWrittenWithItsKindAndNothingElse() {
        var payload = introduced
                .payload()
                .text()
                .orElseThrow()
                .replace("\"kind\":\"ed25519\"", "\"kind\":\"ed25519\",\"name\":\"x\"");
        assertThat(payload).contains("\"name\":\"x\"");
        var fact = Fact.of(Signer.envelope(Bytes.utf8(payload), LAPTOP));

        assertRefused(fact, log.after(), "no key entry to the letter");
    }

    @Test
    void aReplayedKeyEntryIsKnown() {
        assertThat(log.judge(introduced, log.after(introduced))).isEqualTo(new Ruling.Repeated(1));
    }

    private static Known.Holder held(String actor, Signer signer) {
        return new Known.Holder(signer.key(), signer.kind(), actor, true);
    }

    private Fact by(Signer signer) {
        return log.author(signer).state("urn:fairway:heartbeat:v1", List.of(SampleLog.subject("x")), Map.of());
    }

    private void assertRefused(Fact fact, Known known, String why) {
        assertThat(log.judge(fact, known))
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }
}
