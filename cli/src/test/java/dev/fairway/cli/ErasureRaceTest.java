package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.ledger.Erasure;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.engine.release.EvidenceAdding;
import dev.fairway.engine.release.EvidenceBinding;
import dev.fairway.engine.release.EvidenceOrder;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What several people do to one file at the same moment.
@ExtendWith(StoryConsole.class)
final class ErasureRaceTest {

    private static final Bytes NOTES = Bytes.utf8("Josephine looked at it");
    private static final int ROUNDS = 8;

    private final SecureRandom random = new SecureRandom();
    private final Console console;

    ErasureRaceTest(Console console) {
        this.console = console;
        console.run("release", "create", "--app", "a", "--version", "1", "--config", "config/prod.yaml");
    }

    private SigningKey log() throws IOException {
        try (var files = Files.walk(keys())) {
            var file = files.filter(it -> it.toString().endsWith(".log")).findFirst();
            return SigningKey.parse(Files.readString(file.orElseThrow()).strip())
                    .orElseThrow();
        }
    }

    private Path keys() {
        return Path.of(console.folder() + "-home/.config/fairway/keys");
    }

    private Ledger open(SigningKey log) {
        var keys = new KeyFolder(keys(), random);
        return new Ledger(
                SqliteLedgerStore.open(console.folder().resolve(".fairway/store"), Duration.ofSeconds(20)),
                log,
                keys.mark(log.verifier().name()),
                keys.signer(),
                this::id,
                () -> Console.TODAY,
                new RememberedEnds());
    }

    private String id() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private EvidenceAdding.Outcome add(Ledger ledger, String environment) {
        var order = new EvidenceOrder(
                "a@1",
                "note",
                Optional.empty(),
                Optional.of(environment),
                Optional.empty(),
                true,
                NOTES,
                Optional.empty(),
                ledger.stamp(),
                EvidenceOrder.Salts.draw(random));
        return new EvidenceAdding(ledger).carryOut(order);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var answers = new ArrayList<T>();
            for (var done : threads.invokeAll(work)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    @Test
    void whoEraseTheSameAtOnceEraseItOnce() throws Exception {
        var log = log();
        try (var ledger = open(log)) {
            for (var round = 0; round < ROUNDS; round++) {
                add(ledger, "stage-" + round);
                var kept = ledger.read(
                        contents -> contents.salted(Digest.of(NOTES)).orElseThrow());
                Callable<Erasure.Outcome> ofBlob = () -> Erasure.erase(ledger, kept, "it names a person", random);
                Callable<Erasure.Outcome> ofBytes =
                        () -> Erasure.erase(ledger, Digest.of(NOTES), "it names a person", random);

                var outcomes = atOnce(List.of(ofBlob, ofBytes, ofBlob, ofBytes));

                // Who comes so late that nothing is there finds nothing by the bytes alone.
                var gone = outcomes.stream()
                        .filter(it -> !(it instanceof Erasure.Outcome.Unknown))
                        .map(Erasure.Outcome.Gone.class::cast)
                        .toList();
                assertThat(gone).hasSizeGreaterThanOrEqualTo(2);
                assertThat(gone).filteredOn(Erasure.Outcome.Gone::now).hasSize(1);
                assertThat(gone.stream().map(Erasure.Outcome.Gone::index).distinct())
                        .hasSize(1);
            }
        }
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    /// Somebody has said of the very bytes what they do not say.
    @Test
    void whatAFileSaysIsRecordedBesideWhatSomebodyElseSaidOfIt() throws Exception {
        console.write("FAIL.xml", """
            <testsuite name="a" tests="2" failures="1" errors="0" skipped="0">
              <testcase name="t1" classname="c"><failure message="x"/></testcase><testcase name="t2" classname="c"/>
            </testsuite>
            """);
        var report = List.of("evidence", "add", "a@1", "--type", "test-result", "--file", "FAIL.xml");
        console.run(report.toArray(String[]::new));
        try (var ledger = open(log())) {
            var held = ledger.proving(log -> log.entry(log.size() - 1));
            var release = held.leaf().subjects().getFirst();
            var members = new TreeMap<>(held.fact().statement().predicate().members());
            members.keySet().retainAll(List.of("type", "file"));
            members.put("result", Json.of("PASSED"));
            members.put("counts", Json.Mapping.of(Map.of("passed", Json.of(100))));
            members.put("in", Json.of("stage"));
            ledger.record(
                    new Ledger.Wish(
                            EvidenceBinding.TYPE,
                            List.of(new Subject("a@1", release)),
                            members,
                            Optional.empty(),
                            List.of(),
                            Set.of()),
                    ledger.stamp());
        }

        var there = new ArrayList<>(report);
        there.addAll(List.of("--in", "stage", "--format", "json"));
        assertThat(console.run(there.toArray(String[]::new))).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"result\": \"FAILED\"", "\"recorded\": true");
        assertThat(console.run(there.toArray(String[]::new))).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"result\": \"FAILED\"", "\"recorded\": false");
    }

    @Test
    void evidenceThatRacesWithAnErasureIsRecorded() throws Exception {
        var log = log();
        try (var ledger = open(log)) {
            add(ledger, "stage");
            for (var round = 0; round < ROUNDS; round++) {
                var environment = "stage-" + round;
                Callable<Object> erase = () -> Erasure.erase(ledger, Digest.of(NOTES), "it names a person", random);
                Callable<Object> add = () -> add(ledger, environment);

                assertThat(atOnce(List.of(erase, add, add)))
                        .as("round %d", round)
                        .satisfiesExactly(
                                first -> assertThat(first)
                                        .isInstanceOfAny(Erasure.Outcome.Gone.class, Erasure.Outcome.Unknown.class),
                                second -> assertThat(second).isInstanceOf(EvidenceAdding.Outcome.Bound.class),
                                third -> assertThat(third).isInstanceOf(EvidenceAdding.Outcome.Bound.class));
            }
        }
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }
}
