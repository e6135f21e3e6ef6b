package dev.fairway.cli;

import static dev.fairway.cli.ForgedLog.ANN;
import static dev.fairway.cli.ForgedLog.ANNS;
import static dev.fairway.cli.ForgedLog.FOUNDER;
import static dev.fairway.cli.ForgedLog.FOUNDERS;
import static dev.fairway.cli.Forgeries.ANNS_NEXT;
import static dev.fairway.cli.Forgeries.BEN;
import static dev.fairway.cli.Forgeries.BENS;
import static dev.fairway.cli.Forgeries.TEXT;

import dev.fairway.cli.ForgedLog.Draft;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import java.util.List;

/// Of [Forgeries] those about keys: who lets one in, hands it over or ends it, who vouches for whom, and keys below
/// which others can sign.
final class ForgedKeys {

    /// The base point, a point of order 8, the neutral element, and that in another spelling.
    private static final String BASE = "58" + "66".repeat(31);
    private static final String ORDER_8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";
    private static final String NEUTRAL = "01" + "00".repeat(31);
    private static final String NEUTRAL_AGAIN = "ee" + "ff".repeat(30) + "7f";

    private ForgedKeys() {}

    static void add(Forgeries those) {
        keys(those);
        ends(those);
        vouching(those);
        weakKeys(those);
    }

    private static void keys(Forgeries those) {
        those.row("a key for the founder in somebody else's stream", log -> {
            log.add(log.key(BENS, FOUNDER).in("keys/" + BEN, 1));
            log.add(log.evidence().by(FOUNDER, BENS));
        });
        those.row("a key for the founder in no stream", log -> {
            log.add(log.key(BENS, FOUNDER).without("stream").with("revision", Json.of(0)));
            log.add(log.evidence().by(FOUNDER, BENS));
        });
        those.row(
                "a further key that nobody else signs",
                log -> log.add(log.key(BENS, FOUNDER).in("keys/" + FOUNDER, 2)));
        those.row(
                "a machine that nobody else signs",
                log -> log.add(log.key(BENS, BEN).with("machine", new Json.Bool(true))));
        those.row(
                "a machine in a word",
                log -> log.add(
                        log.key(BENS, BEN).with("machine", Json.of("true")).by(BEN, BENS, FOUNDERS)));
        those.row(
                "a key that the founder hands over for somebody",
                log -> log.withAnn().add(handed(log, BENS).by(ANN, BENS, FOUNDERS)));
        those.row(
                "a key that is handed over, and only the new one is a subject",
                log -> log.withAnn()
                        .add(log.key(BENS, ANN)
                                .with("state", Json.of("rotated"))
                                .with("old", ANNS.old())
                                .in("keys/" + ANN, 2)
                                .by(ANN, BENS, ANNS)));
        those.row("a key that was handed over goes on", log -> {
            log.withAnn().add(handed(log, ANNS_NEXT).by(ANN, ANNS_NEXT, ANNS));
            log.add(log.evidence().by(ANN, ANNS));
        });
    }

    private static void ends(Forgeries those) {
        those.row(
                "the founder's key, ended by anybody",
                log -> log.withAnn().add(ended(log, FOUNDERS, ANN, 2).by(ANN, ANNS)));
        those.row("the founder's last key, ended by himself", log -> log.add(ended(log, FOUNDERS, FOUNDER, 2)));
        those.row(
                "a key ended as another kind",
                log -> log.withAnn().add(ended(log, new Hand("ssh", ANNS.wire(), ANNS.signing()), ANN, 2)));
        those.row("a key of two actors", log -> log.withAnn().add(log.key(ANNS, BEN)));
        those.row("the log's own key", log -> keyOf(log, Hand.of("log")));
        those.row(
                "a key entry about another key",
                log -> log.add(log.key(BENS, BEN)
                        .payload(Digest.of(BENS.wire()).hex(), Digest.of(TEXT).hex())
                        .leaf(Digest.of(BENS.wire()).text(), Digest.of(TEXT).text())));
        those.row(
                "a key with a further member",
                log -> log.add(
                        log.key(BENS, BEN).payload("\"kind\":\"ed25519\",", "\"kind\":\"ed25519\",\"note\":1,")));
        those.row("a fact by two keys", log -> log.withAnn().add(log.evidence().by(ANN, ANNS, FOUNDERS)));
        those.row(
                "a fact in somebody else's name",
                log -> log.withAnn().add(log.evidence().by(FOUNDER, ANNS)));
        those.row("a key in force after its end", log -> {
            log.withAnn().add(ended(log, ANNS, ANN, 2));
            log.add(log.evidence().by(ANN, ANNS));
        });
    }

    private static void vouching(Forgeries those) {
        those.row("vouching for somebody who has keys", log -> log.withAnn().add(vouched(log.evidence(), FOUNDER)));
        those.row("a key for somebody who was vouched for", log -> {
            log.withAnn().add(vouched(log.evidence(), BEN));
            log.add(log.key(BENS, BEN));
        });
        those.row("vouching for an erasure", log -> {
            Forgeries.refer(log, log.blob(TEXT));
            log.withAnn().add(vouched(log.erasure(Digest.of(TEXT)), BEN));
        });
        those.row(
                "vouching by somebody else than the key's actor",
                log -> log.withAnn().add(vouched(log.evidence(), BEN).with("receiver", Json.of(FOUNDER))));
        those.row(
                "half of vouching",
                log -> log.withAnn().add(log.evidence().by(ANN, ANNS).with("receiver", Json.of(ANN))));
    }

    private static Draft vouched(Draft draft, String actor) {
        return draft.with("behalf", Json.of(actor))
                .with("receiver", Json.of(ANN))
                .by(actor, ANNS);
    }

    private static void weakKeys(Forgeries those) {
        // [S]B = R with S = 1 and R = B: it holds below a key that adds nothing.
        var one = Bytes.hex(BASE + "01" + "00".repeat(31));
        for (var key : List.of(NEUTRAL, NEUTRAL_AGAIN)) {
            var neutral = Hand.raw(Bytes.hex(key), _ -> one);
            those.row("a key that is the neutral element: " + key, log -> keyOf(log, neutral));
        }
        those.row("a key of a small subgroup", log -> keyOf(log, Hand.raw(Bytes.hex(ORDER_8), _ -> one)));
        those.row("RSA with the exponent 1", log -> keyOf(log, Hand.rsa()));
        those.row("something after a key", log -> keyOf(log, Hand.agent("agent", TEXT)));
        for (var application : List.of("", "https://x", "ssh:\u00e9", "ssh:" + "a".repeat(65))) {
            those.row("the application '%s'".formatted(application), log -> keyOf(log, Hand.fido(application, 1)));
        }
        those.row("a touch that is not known", log -> keyOf(log, Hand.fido("ssh:", 3)));
        those.row("no touch", log -> keyOf(log, Hand.fido("ssh:", 4)));
        those.row("a signature that is not minimal", log -> {
            log.withAnn();
            log.add(log.evidence().by(ANN, ANNS.signing(signed -> added(ANNS.sign(signed)))));
        });
    }

    /// The order of the group more in S.
    private static Bytes added(Bytes signature) {
        var order = Bytes.hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        var sum = new byte[32];
        var carry = 0;
        for (var at = 0; at < sum.length; at++) {
            carry += (signature.at(32 + at) & 0xff) + (order.at(at) & 0xff);
            sum[at] = (byte) carry;
            carry >>= 8;
        }
        return signature.slice(0, 32).then(Bytes.of(sum));
    }

    static void keyOf(ForgedLog log, Hand key) {
        log.add(log.key(key, BEN));
        log.add(log.evidence().by(BEN, key));
    }

    static Draft handed(ForgedLog log, Hand next) {
        var subjects = List.of(new Subject("key", Digest.of(next.wire())), new Subject("key", Digest.of(ANNS.wire())));
        return Forgeries.like(log, "key", subjects)
                .with("actor", Json.of(ANN))
                .with("key", next.json())
                .with("old", ANNS.old())
                .with("state", Json.of("rotated"))
                .in("keys/" + ANN, 2);
    }

    static Draft ended(ForgedLog log, Hand key, String actor, long revision) {
        return log.key(key, actor)
                .with("state", Json.of("revoked"))
                .in("keys/" + actor, revision)
                .by(FOUNDER, FOUNDERS);
    }
}
