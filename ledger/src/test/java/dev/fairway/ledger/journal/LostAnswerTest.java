package dev.fairway.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.store.MemoryLedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is read again of a store whose answer was lost is looked at as at any other time.
class LostAnswerTest {

    private final SampleLog log = new SampleLog();
    private final List<Note> marked = new ArrayList<>();

    private final Mark mark = new Mark() {
        @Override
        public Optional<Note> read() {
            return marked.isEmpty() ? Optional.empty() : Optional.of(marked.getLast());
        }

        @Override
        public void advance(Note checkpoint) {
            marked.add(checkpoint);
        }
    };

    private AppendResult append(LedgerStore store) {
        new Journal(new Commits(store, log.key(), mark, log::now, Ed25519::holds)).append(Draft.of(log.entry0()));
        return new Journal(new Commits(new Lost(store, new SampleLog(1)), log.key(), mark, log::now, Ed25519::holds))
                .append(Draft.of(log.note("x")));
    }

    @Test
    void aCheckpointOfAnotherKeyIsNeitherAnsweredNorMarked() {
        assertThat(append(new MemoryLedgerStore()))
                .isInstanceOfSatisfying(
                        AppendResult.Contradicted.class,
                        contradicted -> assertThat(contradicted.why()).contains("is not signed by"));
        assertThat(marked).hasSize(1);
    }

    /// Keeps what is added under a checkpoint that another key has signed, and loses the answer.
    private static final class Lost extends Through {

        private final SampleLog other;

        Lost(LedgerStore held, SampleLog other) {
            super(held);
            this.other = other;
        }

        @Override
        public void append(Sequencer sequencer, Sealer sealer) {
            super.append(sequencer, (size, root) -> {
                var signed = sealer.seal(size, root);
                var origin = Checkpoint.parse(signed.text()).orElseThrow().origin();
                return other.key().sign(new Checkpoint(origin, size, root));
            });
            throw new LedgerStoreException(Code.UNAVAILABLE, "the answer was lost");
        }
    }
}
