package dev.fairway.cli;

import static dev.fairway.cli.ForgedLog.ANN;
import static dev.fairway.cli.ForgedLog.ANNS;
import static dev.fairway.cli.ForgedLog.FOUNDER;
import static dev.fairway.cli.ForgedLog.FOUNDERS;
import static dev.fairway.cli.ForgedLog.MANIFEST;
import static dev.fairway.cli.ForgedLog.MIGRATIONS;
import static dev.fairway.cli.ForgedLog.NOON;
import static dev.fairway.cli.ForgedLog.RELEASE;

import dev.fairway.cli.ForgedLog.Draft;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What may be in a log, and what must not, by the letter of docs/ledger-format.md.
final class Forgeries {

    static final String BEN = "b".repeat(32);
    static final Hand BENS = Hand.of("ben");
    static final Hand ANNS_NEXT = Hand.of("ann's next");
    static final Bytes TEXT = Bytes.utf8("x");
    private final Map<String, Consumer<ForgedLog>> rows = new LinkedHashMap<>();

    private Forgeries() {}

    void row(String name, Consumer<ForgedLog> how) {
        rows.put(name, how);
    }

    /// Somebody else's piece of evidence, that something is wrong with.
    private void ann(String name, UnaryOperator<Draft> how) {
        row(name, log -> {
            log.withAnn();
            log.add(how.apply(log.evidence().by(ANN, ANNS)));
        });
    }

    private void erasure(String name, UnaryOperator<Draft> how) {
        row(name, log -> {
            refer(log, log.blob(TEXT));
            log.add(how.apply(log.erasure(Digest.of(TEXT))));
            log.lose(Digest.of(TEXT));
        });
    }

    static void refer(ForgedLog log, Digest digest) {
        log.add(log.evidence().with("file", new Reference(digest, false).json()));
    }

    /// What is in order.
    static Map<String, Consumer<ForgedLog>> whole() {
        var those = new Forgeries();
        those.ann("a stranger's evidence", it -> it);
        those.row("a recall", log -> log.add(log.recall(2)));
        those.row("a recall of another manifest, which has no effect", log -> {
            log.add(like(log, "recall", List.of(new Subject("shop@1", Digest.of(TEXT))))
                    .with("state", Json.of("recalled"))
                    .with("reason", log.reason())
                    .in("release/shop@1", 2));
            log.index("| recalled | no |", "| recalled | no |");
        });
        those.row("a further key of the founder", log -> {
            log.add(log.key(BENS, FOUNDER).in("keys/" + FOUNDER, 2).by(FOUNDER, BENS, FOUNDERS));
            log.add(log.evidence().by(FOUNDER, BENS));
        });
        those.row(
                "a machine",
                log -> log.add(
                        log.key(BENS, BEN).with("machine", new Json.Bool(true)).by(BEN, BENS, FOUNDERS)));
        those.row("a key that is handed over", log -> {
            log.withAnn().add(ForgedKeys.handed(log, ANNS_NEXT).by(ANN, ANNS_NEXT, ANNS));
            log.add(log.evidence().by(ANN, ANNS_NEXT));
        });
        those.row("a key that the founder ends", log -> log.withAnn().add(ForgedKeys.ended(log, ANNS, ANN, 2)));
        those.ann(
                "somebody without keys, who is vouched for",
                it -> it.with("behalf", Json.of(BEN))
                        .with("receiver", Json.of(ANN))
                        .by(BEN, ANNS));
        those.row("a key of an agent", log -> ForgedKeys.keyOf(log, Hand.agent("agent", Bytes.of())));
        those.row("a key in hardware", log -> ForgedKeys.keyOf(log, Hand.fido("ssh:" + "a".repeat(64), 0x1d)));
        those.erasure("an erasure", it -> it);
        those.row("an erasure of what an entry refers to that is not here", log -> {
            log.add(log.evidence());
            log.hide();
            log.add(log.erasure(Digest.of(TEXT)));
        });
        those.row("a second erasure, and the first is not here", log -> {
            refer(log, log.blob(TEXT));
            log.add(log.erasure(Digest.of(MIGRATIONS)));
            log.hide();
            log.add(log.erasure(Digest.of(TEXT)).in("erasures", 2));
            log.lose(Digest.of(TEXT));
        });
        those.ann("a type that nobody knows, in a stream of its own", it -> it.with("x", deep(62)));
        those.ann("an escape in a text", it -> it.with("type", Json.of("\u001b[2J\n")));
        those.row("a plan, and the overlay that it names", log -> log.add(plan(log, log.blob(TEXT))));
        return those.rows;
    }

    /// What is not.
    static Map<String, Consumer<ForgedLog>> notWhole() {
        var those = new Forgeries();
        ForgedKeys.add(those);
        those.repetitions();
        those.erasures();
        those.spellings();
        those.predicates();
        those.streams();
        return those.rows;
    }

    private void repetitions() {
        row("an entry twice", log -> {
            log.withAnn().add(log.evidence().by(ANN, ANNS));
            log.repeat();
        });
        row("an id twice", log -> {
            log.withAnn().add(log.evidence().by(ANN, ANNS).with("id", Json.of(BEN)));
            log.add(log.evidence().by(ANN, ANNS).with("id", Json.of(BEN)).with("x", Json.of(1)));
        });
        row("the id of the key's own entry", log -> {
            log.add(log.key(ANNS, ANN).with("id", Json.of(BEN)));
            log.add(log.evidence().by(ANN, ANNS).with("id", Json.of(BEN)));
        });
    }

    private void erasures() {
        row("the manifest erased", log -> log.add(log.erasure(Digest.of(MANIFEST))));
        row("a list of migrations erased", log -> {
            log.add(log.erasure(Digest.of(MIGRATIONS)));
            log.lose(Digest.of(MIGRATIONS));
        });
        row("a plan erased", log -> {
            log.add(plan(log, log.blob(TEXT)));
            var digest = Digest.of(planOf(Digest.of(TEXT)));
            log.add(log.erasure(digest));
            log.lose(digest);
        });
        erasure("other digests than subjects", it -> it.with("digests", new Json.Listing(List.of())));
        erasure("no digests", it -> it.without("digests"));
        erasure("an erasure without a reason", it -> it.without("reason"));
        erasure("a revision that nothing is between", it -> it.in("erasures", 2));
        row("what nothing refers to erased", log -> log.add(log.erasure(Digest.of(TEXT))));
        row("somebody else's erasure", log -> {
            log.withAnn();
            refer(log, log.blob(TEXT));
            log.add(log.erasure(Digest.of(TEXT)).by(ANN, ANNS));
            log.lose(Digest.of(TEXT));
        });
        row("an overlay that a plan names is not there", log -> log.add(plan(log, Digest.of(TEXT))));
        row("a plan that is none", log -> log.add(planned(log, log.blob(Bytes.utf8("{\"x\":1}")))));
    }

    private void spellings() {
        ann("a leaf with a further member", it -> it.leaf("\"v\":1", "\"v\":1,\"w\":1"));
        ann("a leaf of version true", it -> it.leaf("\"v\":1", "\"v\":true"));
        ann("a leaf in another spelling", it -> it.leaf(",\"v\"", ", \"v\""));
        ann("a leaf with an escape", it -> it.leaf("00.000Z\"", "00.000Z\\u001b[2J\""));
        ann("a leaf of a day that is none", it -> it.leaf("2026-11-28", "2026-11-31"));
        ann("an envelope with a further member", it -> it.envelope("],", "],").envelope("\"}]}", "\"}],\"x\":1}"));
        ann("an envelope in another spelling", it -> it.envelope(",\"sig", ", \"sig"));
        ann("another type of payload", it -> it.envelope("in-toto+json", "in-toto+jsom"));
        ann("a statement with a further member", it -> it.payload("}]}", "}],\"x\":1}"));
        ann("another type of statement", it -> it.payload("Statement/v1", "Statement/v2"));
        ann("a digest with another one beside it", it -> it.payload("{\"sha256\"", "{\"sha1\":\"0\",\"sha256\""));
        ann(
                "levels without end",
                it -> it.with("x", Json.of(1)).payload("\"x\":1", "\"x\":" + "[".repeat(70) + "]".repeat(70)));
        ann("a number that is too large", it -> it.with("x", Json.of(1)).payload("\"x\":1", "\"x\":9007199254740992"));
        ann("a number with an exponent", it -> it.with("x", Json.of(1)).payload("\"x\":1", "\"x\":1e0"));
        ann("a number with a point", it -> it.with("x", Json.of(1)).payload("\"x\":1", "\"x\":1.5"));
        ann("a control character", it -> it.with("x", Json.of("x")).payload("\"x\":\"x\"", "\"x\":\"\u0085\""));
        ann("a noncharacter", it -> it.with("x", Json.of("x")).payload("\"x\":\"x\"", "\"x\":\"\ufdd0\""));
        ann("a name twice", it -> it.with("x", Json.of("x")).payload("\"x\":\"x\"", "\"x\":\"x\",\"x\":\"x\""));
        ann("a statement in another spelling", it -> it.payload(",\"subject\"", ", \"subject\""));
        row("a subject twice", log -> {
            var subject = "{\"digest\":{\"sha256\":\"%s\"},\"name\":\"shop@1\"}"
                    .formatted(Digest.of(MANIFEST).hex());
            log.withAnn().add(log.evidence().by(ANN, ANNS).payload(subject, subject + "," + subject));
            log.index("| evidence:v1 | shop@1 |", "| evidence:v1 | shop@1, shop@1 |");
        });
        row("somebody else's predicate", log -> {
            log.withAnn()
                    .add(log.evidence()
                            .by(ANN, ANNS)
                            .payload("urn:fairway:evidence:v1", "https://slsa.dev/x")
                            .leaf("urn:fairway:evidence:v1", "https://slsa.dev/x"));
            log.index("| evidence:v1 |", "| https://slsa.dev/x |");
        });
    }

    private void predicates() {
        ann("an id that is none", it -> it.with("id", Json.of("x")));
        ann("a fact of another log", it -> it.with("log", Json.of("example.org/other")));
        ann(
                "a fact of the log made anew",
                it -> it.with("first", Json.of(Digest.of(TEXT).text())));
        ann(
                "a fact with the log's key beside",
                it -> it.with("vkey", Json.of(ForgedLog.KEY.verifier().toString())));
        ann("a clock that is ahead", it -> it.with("claimed", Json.of(Leaf.text(NOON.plusMillis(300_001)))));
        ann("a time that is none", it -> it.with("claimed", Json.of("2026-02-30T00:00:00.000Z")));
        ann("a time that falls", it -> it.at(NOON.minusMillis(1)));
        ann("a reference that is not salted in a word", it -> it.with("file", reference(new Json.Bool(false))));
        ann("a reference with a further member", it -> it.with("file", reference("other", Json.of(1))));
        ann("a reference to no digest", it -> it.with("x", Json.Mapping.of(Map.of("digest", Json.of("x")))));
        ann("a manifest that is said to be salted", it -> it.with("file", reference(new Json.Bool(true))));
    }

    private static Json reference(Json salted) {
        return reference("salted", salted);
    }

    private static Json reference(String member, Json value) {
        return Json.Mapping.of(Map.of("digest", Json.of(Digest.of(MANIFEST).text()), member, value));
    }

    private void streams() {
        row(
                "a recall in no stream",
                log -> log.add(log.recall(2).without("stream").without("revision")));
        row("a recall in an environment's stream", log -> log.add(log.recall(2).in("environment/prod/shop", 1)));
        row("a recall of something else", log -> log.add(log.recall(2).payload("\"shop@1\"}]", "\"shop@2\"}]")));
        row("a recall without a reason", log -> log.add(log.recall(2).without("reason")));
        row("a revision of the release that is missing", log -> log.add(log.recall(3)));
        row("a revision twice", log -> {
            log.add(log.recall(2));
            log.add(log.recall(2));
        });
        ann("evidence in a stream", it -> it.in("sample", 1));
        ann("a stream without a revision", it -> it.with("stream", Json.of("sample")));
        ann("a revision without a stream", it -> it.with("revision", Json.of(1)));
        row(
                "a release that is not its manifest",
                log -> log.add(log.release(List.of(new Subject("shop@1", Digest.of(TEXT))), MANIFEST)
                        .in("release/shop@1", 2)));
        row("an escape in a stream", log -> log.add(log.recall(2).in("release/\u001b[2J", 1)));
    }

    static Draft like(ForgedLog log, String type, List<Subject> subjects) {
        return log.new Draft(type, subjects);
    }

    private static Bytes planOf(Digest overlay) {
        var members = new TreeMap<String, Json>(Map.of(
                "delta", new Json.Listing(List.of()),
                "environment", Json.of("prod"),
                "exceptions", new Json.Listing(List.of()),
                "from", new Json.Null(),
                "log", Json.of(ForgedLog.KEY.verifier().name()),
                "overlay", Json.of(overlay.text()),
                "policy", new Json.Null(),
                "release", Json.of(Digest.of(MANIFEST).text()),
                "revision", Json.of(0)));
        return Json.Mapping.of(members).canonical();
    }

    private static Draft plan(ForgedLog log, Digest overlay) {
        return planned(log, log.blob(planOf(overlay)));
    }

    private static Draft planned(ForgedLog log, Digest plan) {
        return like(log, "transition", RELEASE)
                .with("plan", new Reference(plan, false).json())
                .in("environment/prod/shop", 1);
    }

    /// A list in a list, so many times.
    private static Json deep(int levels) {
        Json value = new Json.Listing(List.of());
        for (var level = 1; level < levels; level++) {
            value = new Json.Listing(List.of(value));
        }
        return value;
    }
}
