package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.proved.NextHeads;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.stream.HeadsChange;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One operation after the other fails, until a run needs none of the failing ones: what was acknowledged is there,
/// what was said not to be is not, and the log goes on.
class FaultTest {

    private static final int MORE_THAN_ANY_RUN_NEEDS = 500;
    private static final String SPOKEN = "what a person said, and wants to be forgotten";

    private static final Map<List<Object>, Boolean> ASKED = new ConcurrentHashMap<>();
    /// Each run asks the same.
    private static final Verification VERIFICATION = (key, message, signature) ->
            ASKED.computeIfAbsent(List.of(key, message, signature), _ -> Ed25519.holds(key, message, signature));

    private final SampleLog log = new SampleLog();
    private final Blob spoken = salted(1, SPOKEN);
    private final Blob reason = salted(2, "because of a person");

    @TempDir
    private Path folder;

    private Path base;

    private static Blob salted(int salt, String text) {
        var bytes = new byte[Blob.SALT];
        bytes[0] = (byte) salt;
        var content = Bytes.utf8(text);
        return new Blob(Bytes.of(bytes).then(content), Optional.of(Digest.of(content)));
    }

    /// A log that was closed: its key, a file of evidence, and a stream.
    @BeforeEach
    void begin() {
        base = folder.resolve("base");
        try (var store = open(base)) {
            for (var draft : List.of(
                    Draft.of(log.entry0()),
                    Draft.of(evidence(), spoken),
                    Draft.of(log.step("environment/prod", 1)),
                    Draft.of(log.step("environment/prod", 2)))) {
                assertThat(append(store, mark(base), draft)).isInstanceOf(AppendResult.Appended.class);
            }
        }
    }

    private Fact evidence() {
        return log.author()
                .state(
                        "urn:fairway:evidence:v1",
                        List.of(SampleLog.subject("shop@1")),
                        Map.of("file", new Reference(spoken.digest(), true).json()));
    }

    private Draft note() {
        return Draft.of(log.note("x"));
    }

    private Draft erasure() {
        var digest = spoken.digest();
        var fact = log.author()
                .state(
                        "urn:fairway:erasure:v1",
                        List.of(new Subject("blob", digest)),
                        Map.of(
                                "digests",
                                new Json.Listing(List.of(Json.of(digest.text()))),
                                "reason",
                                new Reference(reason.digest(), true).json()),
                        new Revision("erasures", 1));
        return new Draft(fact, List.of(reason), Set.of(digest), Optional.empty());
    }

    private Draft heads() {
        try (var store = open(base)) {
            HeadsChange change = store.read(contents -> NextHeads.of(
                    new RememberedEnds().at(Proved.of(contents, log.key().verifier(), VERIFICATION))));
            var fact = StoredLog.heads(change.size(), change.count(), change.root(), log.author());
            return new Draft(fact, List.of(), Set.of(), Optional.of(change));
        }
    }

    /// What fails: one operation, before or after it was carried out, or all after it, too.
    enum Failing {
        BEFORE,
        AFTER,
        FROM_THEN_ON;

        FaultyConnections at(Path place, int number) {
            var file = place.resolve(SqliteLedgerStore.FILE);
            return new FaultyConnections(file, number, this != BEFORE, this == FROM_THEN_ON);
        }

        /// Whether the store can be read again when an operation has failed.
        boolean isOver() {
            return this != FROM_THEN_ON;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noFailingOperationLosesAnAcknowledgedEntry(Failing how) throws IOException {
        everyOperation(how, note(), _ -> {});
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void noFailingOperationLeavesAnErasureInHalf(Failing how) throws IOException {
        everyOperation(how, erasure(), place -> {
            try (var store = open(place)) {
                Optional<Bytes> left = store.read(contents -> contents.blob(spoken.digest()));
                assertThat(left).isEmpty();
                store.purge();
                assertThat(holding(place, SPOKEN)).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void noFailingOperationLeavesAMapOfEndsInHalf(Failing how) throws IOException {
        everyOperation(how, heads(), place -> {
            try (var store = open(place)) {
                assertThat(store.<OptionalLong>read(Contents::heads)).hasValue(4);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void noFailingOperationLeavesAStoreInHalf(Failing how) throws IOException {
        base = Files.createDirectory(folder.resolve("nothing"));
        everyOperation(how, Draft.of(log.entry0()), _ -> {});
    }

    /// @param afterwards of the store's folder, in which the draft is recorded
    private void everyOperation(Failing how, Draft draft, Consumer<Path> afterwards) throws IOException {
        var before = size(base);
        for (var failing = 0; failing < MORE_THAN_ANY_RUN_NEEDS; failing++) {
            var place = copy(base, how + "-" + failing);
            var faulty = how.at(place, failing);

            var result = run(place, faulty, draft);

            assertThat(faulty.failed() || result instanceof AppendResult.Appended)
                    .as("untouched: %s", result)
                    .isTrue();
            if (result instanceof AppendResult.Unknown) {
                assertThat(how.isOver())
                        .as("operation %d: it could have been looked up", failing)
                        .isFalse();
            }
            assertAnswered(place, draft, before, result, "operation %d: %s".formatted(failing, result));
            afterwards.accept(place);
            if (!faulty.failed()) {
                assertThat(failing).isGreaterThan(10);
                return;
            }
        }
        throw new AssertionError("a run without a failing operation was never reached");
    }

    private AppendResult run(Path place, FaultyConnections faulty, Draft draft) {
        try (var store = SqliteLedgerStore.open(place, Duration.ofSeconds(10), faulty)) {
            var result = append(store, mark(place), draft);
            if (result instanceof AppendResult.Appended && !draft.erased().isEmpty()) {
                purge(store, place);
            }
            return result;
        } catch (LedgerStoreException e) {
            // It could not be opened: nothing was recorded.
            assertThat(e.code()).isEqualTo(LedgerStoreException.Code.UNAVAILABLE);
            return new AppendResult.Unavailable(e.getMessage());
        }
    }

    /// Whoever erases is told where the bytes may still be in a file.
    private static void purge(LedgerStore store, Path place) {
        try {
            store.purge();
        } catch (LedgerStoreException e) {
            assertThat(e.code()).isEqualTo(LedgerStoreException.Code.UNAVAILABLE);
            return;
        }
        assertThat(holding(place, SPOKEN)).isEmpty();
    }

    /// What was answered is so; given again, the fact is there once; and the log goes on, whole.
    private void assertAnswered(Path place, Draft draft, long before, AppendResult result, String run) {
        try (var store = open(place)) {
            var held = store.<Long>read(Contents::size) == before + 1;
            switch (result) {
                case AppendResult.Appended(var index, var _, var receipt) -> {
                    assertThat(held).as(run).isTrue();
                    assertThat(index).as(run).isEqualTo(before);
                    assertThat(receipt.proves(log.key().verifier(), VERIFICATION))
                            .isPresent();
                }
                case AppendResult.Unavailable _ -> assertThat(held).as(run).isFalse();
                case AppendResult.Unknown _ -> {}
                default -> throw new AssertionError(run);
            }
            var again = append(store, mark(place), draft);
            assertThat(held ? again.equals(new AppendResult.Repeated(before)) : again instanceof AppendResult.Appended)
                    .as("%s, again: %s", run, again)
                    .isTrue();
            assertThat(times(store, draft)).as(run).isEqualTo(1);
            if (held) {
                assertThat(append(store, mark(place), Draft.of(log.note("y"))))
                        .isInstanceOf(AppendResult.Appended.class);
            }
            assertWhole(store, run);
            assertThat(store.<Long>read(Contents::size)).isEqualTo(held ? before + 2 : before + 1);
        }
    }

    private static long times(LedgerStore store, Draft draft) {
        return store.read(contents -> contents.entries(0, 100)).stream()
                .filter(entry -> entry.envelope().equals(draft.fact().envelope()))
                .count();
    }

    private void assertWhole(LedgerStore store, String run) {
        if (store.<Long>read(Contents::size) > 0) {
            var verifier = new Verifier(log.key().verifier(), List.of(), VERIFICATION, 1);
            Verdict verdict = store.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
            assertThat(verdict).as(run).isInstanceOf(Verdict.Whole.class);
        }
    }

    private AppendResult append(LedgerStore store, FileMark mark, Draft draft) {
        var commits = new Commits(store, log.key(), mark, log::now, VERIFICATION);
        return new Journal(commits).append(draft);
    }

    private static SqliteLedgerStore open(Path place) {
        return SqliteLedgerStore.open(place, Duration.ofSeconds(10));
    }

    private static FileMark mark(Path place) {
        return new FileMark(place.resolveSibling(place.getFileName() + ".mark"));
    }

    private static long size(Path place) throws IOException {
        if (!SqliteLedgerStore.exists(place)) {
            return 0;
        }
        try (var store = open(place)) {
            return store.read(Contents::size);
        }
    }

    private Path copy(Path from, String name) throws IOException {
        var copy = Files.createDirectory(folder.resolve(name));
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        var mark = from.resolveSibling(from.getFileName() + ".mark");
        if (Files.exists(mark)) {
            Files.copy(mark, copy.resolveSibling(name + ".mark"));
        }
        return copy;
    }

    /// The files of a folder with these words in them.
    private static List<String> holding(Path place, String words) {
        try (var files = Files.list(place)) {
            return files.filter(file -> text(file).contains(words))
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
