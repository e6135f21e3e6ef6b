package dev.fairway.ledger.proved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.HeadsWriting;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.journal.Mark;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EndsTest {

    private static final String NOTE = "urn:fairway:heartbeat:v1";
    private static final String PROD = "environment/prod/shop";

    private final SampleLog log = new SampleLog();
    private final LedgerStore store = new MemoryLedgerStore();
    private final Journal journal = new Journal(new Commits(store, log.key(), new NoMark(), log::now, Ed25519::holds));
    private final HeadsWriting heads = new HeadsWriting(store, journal, new RememberedEnds(), Ed25519::holds);
    private long reports;

    static final class NoMark implements Mark {
        @Override
        public Optional<Note> read() {
            return Optional.empty();
        }

        @Override
        public void advance(Note checkpoint) {
            // Nobody looks.
        }
    }

    private void append(Fact fact) {
        assertThat(journal.append(Draft.of(fact))).isInstanceOf(AppendResult.Appended.class);
    }

    /// A log of so many entries, every tenth of them of one stream.
    private void upTo(long size) {
        if (size(store) == 0) {
            append(log.entry0());
        }
        for (var at = size(store); at < size; at++) {
            append(at % 10 == 0 ? report() : log.note("subject " + at % 7));
        }
    }

    private Fact report() {
        reports++;
        return log.step(PROD, reports);
    }

    private static long size(LedgerStore store) {
        return store.read(Contents::size);
    }

    private Ends ends(Contents contents) {
        return Ends.of(Proved.of(contents, log.key().verifier(), Ed25519::holds));
    }

    private long revision(String stream) {
        return store.read(contents -> ends(contents).revision(stream));
    }

    private List<Long> stream(String name) {
        return store.read(contents -> ends(contents).stream(name));
    }

    /// The same contents, but for the answers of one method.
    private static Contents lying(Contents contents, String method, Object answer) {
        return lying(contents, Map.of(method, answer));
    }

    /// The same contents, but for the index of one stream.
    private static Contents lyingOfProd(Contents contents, List<Long> answer) {
        return (Contents) Proxy.newProxyInstance(
                EndsTest.class.getClassLoader(),
                new Class<?>[] {Contents.class},
                (_, called, arguments) -> called.getName().equals("revisions") && arguments[0].equals(PROD)
                        ? answer
                        : called.invoke(contents, arguments));
    }

    private static Contents lying(Contents contents, Map<String, Object> answers) {
        return (Contents) Proxy.newProxyInstance(
                EndsTest.class.getClassLoader(), new Class<?>[] {Contents.class}, (_, called, arguments) -> {
                    if (answers.containsKey(called.getName())) {
                        return answers.get(called.getName());
                    }
                    try {
                        return called.invoke(contents, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void headsAreSaidWhenTheyAreDue() {
        upTo(255);
        assertThat(heads.write(log.author())).isEmpty();
        upTo(256);
        assertThat(heads.write(log.author()))
                .hasValueSatisfying(it -> assertThat(it).isInstanceOf(AppendResult.Appended.class));
        upTo(512);
        assertThat(heads.write(log.author())).isEmpty();
        upTo(513);
        assertThat(heads.write(log.author())).isPresent();

        assertThat(store.<OptionalLong>read(Contents::heads)).hasValue(513);
        assertWhole();
    }

    private void assertWhole() {
        var verifier = new Verifier(log.key().verifier(), List.of(), Ed25519::holds, 1);
        Verdict verdict = store.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
        assertThat(verdict).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void onlyTheFounderSaysThem() {
        upTo(255);
        var ann = log.author(SampleLog.signer(2));
        append(ann.introduce("a".repeat(32)));

        assertThat(heads.write(ann)).isEmpty();
        assertThat(heads.write(log.author())).isPresent();
    }

    @Test
    void streamsAndSubjectsEndWhereTheyEnd() {
        upTo(300);
        heads.write(log.author());
        upTo(321);

        assertThat(revision(PROD)).isEqualTo(reports).isEqualTo(31);
        assertThat(stream(PROD)).hasSize(31).startsWith(10L, 20L).endsWith(310L, 320L);
        assertThat(revision("environment/dev/shop")).isZero();
        assertThat(stream("environment/dev/shop")).isEmpty();
        var subject = SampleLog.subject("subject 3").digest();
        List<Long> about = store.read(contents -> ends(contents).about(NOTE, subject));
        List<Long> indexed = store.read(contents -> contents.about(NOTE, subject));
        assertThat(about).isEqualTo(indexed).hasSizeGreaterThan(30);
    }

    @Test
    void afterHeadsOnlyTheEntriesSinceAreRead() {
        upTo(600);
        heads.write(log.author());
        upTo(605);

        assertThat(revision(PROD)).isEqualTo(reports);
        assertThat(EntriesRead.by(store, contents -> ends(contents).revision(PROD)))
                .isLessThan(15);
    }

    @Test
    void anIndexThatKeepsARevisionBackIsFoundOut() {
        upTo(300);
        heads.write(log.author());
        var shortened =
                store.<List<Long>>read(contents -> contents.revisions(PROD).subList(0, 29 - 1));

        store.read(contents -> {
            var ends = ends(lyingOfProd(contents, shortened));
            assertThat(ends.revision(PROD)).isEqualTo(29);
            assertThatThrownBy(() -> ends.stream(PROD))
                    .isInstanceOf(LedgerStoreException.class)
                    .hasMessageContaining("index");
            return ends;
        });
    }

    @Test
    void anIndexThatNamesOtherEntriesIsFoundOut() {
        upTo(300);
        heads.write(log.author());
        var others = List.of(11L, 12L);

        store.read(contents -> {
            var ends = ends(lyingOfProd(contents, others));
            assertThatThrownBy(() -> ends.stream(PROD)).isInstanceOf(LedgerStoreException.class);
            assertThat(ends.stream("environment/dev/shop")).isEmpty();
            return ends;
        });
    }

    @Test
    void aKeptMapThatWasChangedIsFoundOut() {
        upTo(300);
        heads.write(log.author());

        store.read(contents -> {
            var key = Binding.ofStream(PROD);
            var fewer = contents.bindings(dev.fairway.ledger.stream.Bucket.numberOf(key)).stream()
                    .map(it -> new Binding(it.key(), 1, 10, it.link()))
                    .toList();
            assertThatThrownBy(() -> ends(lying(contents, "bindings", fewer)).revision(PROD))
                    .isInstanceOf(LedgerStoreException.class);
            assertThatThrownBy(() -> ends(lying(contents, "buckets", List.of())).revision(PROD))
                    .isInstanceOf(LedgerStoreException.class);
            return contents.size();
        });
    }

    /// A bucket that says it has one key takes its neighbour's place, and with it hides the neighbour's keys.
    @Test
    void bucketsThatLieAboutTheirKeysAreFoundOut() {
        upTo(300);
        heads.write(log.author());

        store.read(contents -> {
            var buckets = contents.buckets();
            for (var hidden : buckets) {
                var without = buckets.stream()
                        .filter(it -> it.number() != hidden.number())
                        .toList();
                var first = contents.bindings(hidden.number()).getFirst();
                var liar = lying(contents, "buckets", without);
                assertThatThrownBy(() -> Heads.kept(Proved.of(liar, log.key().verifier(), Ed25519::holds))
                                .orElseThrow()
                                .end(first.key()))
                        .isInstanceOf(LedgerStoreException.class);
            }
            return contents.size();
        });
    }

    @Test
    void whereNoHeadsIsToBeBelievedAllIsRead() {
        upTo(300);
        heads.write(log.author());
        upTo(310);

        store.read(contents -> {
            for (var index : List.of(OptionalLong.empty(), OptionalLong.of(20), OptionalLong.of(4_000))) {
                var ends = ends(lying(contents, "heads", index));
                assertThat(ends.stream(PROD)).hasSize((int) reports);
            }
            return contents.size();
        });
    }

    @Test
    void appendersBelieveNoIndexOfStreamsAndKeys() {
        upTo(300);
        heads.write(log.author());
        var liar = new LedgerStore() {
            @Override
            public <T> T read(Function<Contents, T> question) {
                return store.read(question);
            }

            @Override
            public void append(Sequencer sequencer, Sealer sealer) {
                store.append(
                        contents -> sequencer.next(lying(contents, Map.of("revision", 5L, "holder", Optional.empty()))),
                        sealer);
            }

            @Override
            public void rebuild(Indexer indexer) {
                store.rebuild(indexer);
            }

            @Override
            public void purge() {
                store.purge();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        var deceived = new Journal(new Commits(liar, log.key(), new NoMark(), log::now, Ed25519::holds));

        assertThat(deceived.append(Draft.of(log.step(PROD, 6)))).isEqualTo(new AppendResult.Overtaken(PROD, 29));
        assertThat(deceived.append(Draft.of(report()))).isInstanceOf(AppendResult.Appended.class);
        assertWhole();
    }

    @Test
    void aKeptMapThatWasTamperedWithIsNotBuiltUpon() {
        upTo(300);
        heads.write(log.author());
        upTo(600);

        store.read(contents -> {
            var liar = lying(contents, Map.of("buckets", contents.buckets()));
            var tampered = (Contents) Proxy.newProxyInstance(
                    EndsTest.class.getClassLoader(), new Class<?>[] {Contents.class}, (_, called, arguments) -> {
                        if (called.getName().equals("bindings") && called.getReturnType() == void.class) {
                            return null;
                        }
                        return called.invoke(liar, arguments);
                    });
            var ends = ends(tampered);
            assertThat(NextHeads.due(ends)).isTrue();
            assertThatThrownBy(() -> NextHeads.of(ends)).isInstanceOf(LedgerStoreException.class);
            return contents.size();
        });
    }
}
