package dev.fairway.ledger.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.tree.Growth;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Proofs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Growth TREE = tree("");
    private static final Growth FORK = tree("fork");
    private static final Standing.Prover ALL =
            (older, newer) -> Optional.of(Proofs.consistency(older.size(), newer.size(), TREE));
    private static final Standing.Prover NOBODY = (_, _) -> Optional.empty();

    private static Growth tree(String text) {
        var growth = new Growth(0, (_, _) -> Merkle.EMPTY);
        for (var index = 0; index < 20; index++) {
            growth.add(Merkle.leaf(Bytes.utf8((index < 5 ? "" : text) + index)));
        }
        return growth;
    }

    private static Checkpoint of(Growth tree, long size) {
        return new Checkpoint("example.org/log", size, root(tree, size));
    }

    private static Hash root(Growth tree, long size) {
        return Proofs.root(size, tree);
    }

    @Test
    void theFirstOneIsNotComparedWithAnything() {
        assertThat(Standing.of(of(TREE, 7), List.of(), NOBODY)).isEqualTo(new Standing.First());
    }

    @Test
    void whatWasSeenIsConfirmedWithoutAProof() {
        assertThat(Standing.of(of(TREE, 7), List.of(of(TREE, 7), of(TREE, 9)), NOBODY))
                .isEqualTo(new Standing.Confirmed());
    }

    @Test
    void whatIsProvedIsConfirmed() {
        assertThat(Standing.of(of(TREE, 12), List.of(of(TREE, 7)), ALL)).isEqualTo(new Standing.Confirmed());
        assertThat(Standing.of(of(TREE, 4), List.of(of(TREE, 7)), ALL)).isEqualTo(new Standing.Confirmed());
    }

    @Test
    void whatNobodyCanProveIsNotConfirmed() {
        assertThat(Standing.of(of(TREE, 12), List.of(of(TREE, 7)), NOBODY))
                .isEqualTo(new Standing.Unproved(of(TREE, 7)));
        // What is proved of an older one says nothing of the newest.
        assertThat(Standing.of(
                        of(TREE, 6),
                        List.of(of(TREE, 3), of(TREE, 9)),
                        (older, newer) -> newer.size() > 6 ? Optional.empty() : ALL.consistency(older, newer)))
                .isEqualTo(new Standing.Unproved(of(TREE, 9)));
    }

    @Test
    void aForkContradicts() {
        assertThat(Standing.of(of(FORK, 7), List.of(of(TREE, 7)), NOBODY))
                .isEqualTo(new Standing.Contradicted(of(TREE, 7)));
        assertThat(Standing.of(
                        of(FORK, 12),
                        List.of(of(TREE, 3), of(TREE, 7)),
                        (older, newer) -> Optional.of(Proofs.consistency(older.size(), newer.size(), FORK))))
                .isEqualTo(new Standing.Contradicted(of(TREE, 7)));
    }
}
