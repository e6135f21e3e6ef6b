package dev.fairway.ledger.proved;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads from a store what the log's signature covers, and nothing else: each entry is proved by inclusion, each blob
/// by
/// its digest. An index that lies is found out.
///
/// Everything that does not hold is a [LedgerStoreException] of a malformed store.
public final class Proved {

    private final Contents contents;
    private final Note note;
    private final Checkpoint checkpoint;

    private Proved(Contents contents, Note note, Checkpoint checkpoint) {
        this.contents = contents;
        this.note = note;
        this.checkpoint = checkpoint;
    }

    /// @param log whose signature counts
    public static Proved of(Contents contents, VerifierKey log, Verification verification) {
        var note = contents.checkpoint()
                .orElseThrow(() -> new LedgerStoreException(Code.MALFORMED, "the store has no checkpoint"));
        return new Proved(
                contents,
                note,
                Checkpoint.of(note, log, verification)
                        .orElseThrow(() -> new LedgerStoreException(
                                Code.MALFORMED, "the store's checkpoint is not signed by its log")));
    }

    /// One entry as the log has it.
    ///
    /// @param fact as it was signed; its signature was judged when it was taken in
    public record Held(long index, Leaf leaf, Fact fact) {}

    /// Number of entries that the signature covers.
    public long size() {
        return checkpoint.size();
    }

    public Held entry(long index) {
        var recorded = recorded(index);
        var path = Proofs.inclusion(index, checkpoint.size(), contents);
        var root = Proofs.rootOf(Merkle.leaf(recorded.leaf()), index, checkpoint.size(), path);
        if (!root.equals(Optional.of(checkpoint.root()))) {
            throw otherwise(index);
        }
        return held(index, leaf(index, recorded), recorded);
    }

    /// All entries of one type, in their order. No index is asked: all leaves are read and held against the signed
    /// root
    /// together, so that none can be kept back.
    public List<Held> ofType(String predicateType) {
        var found = new ArrayList<Held>();
        var tree = new Frontier();
        for (var index = 0L; index < checkpoint.size(); index++) {
            var recorded = recorded(index);
            tree.add(Merkle.leaf(recorded.leaf()));
            var leaf = leaf(index, recorded);
            if (leaf.predicateType().equals(predicateType)) {
                found.add(held(index, leaf, recorded));
            }
        }
        if (!tree.root().equals(checkpoint.root())) {
            throw new LedgerStoreException(Code.MALFORMED, "the entries are not those that the log has signed");
        }
        return found;
    }

    private Recorded recorded(long index) {
        if (index < 0 || index >= checkpoint.size()) {
            throw new LedgerStoreException(Code.MALFORMED, "an index leads beyond the log's end");
        }
        try {
            return contents.entry(index);
        } catch (IllegalArgumentException e) {
            throw new LedgerStoreException(Code.MALFORMED, "entry %d is missing".formatted(index), e);
        }
    }

    private static Leaf leaf(long index, Recorded recorded) {
        return Leaf.parse(recorded.leaf()).orElseThrow(() -> otherwise(index));
    }

    private static Held held(long index, Leaf leaf, Recorded recorded) {
        return Fact.parse(recorded.envelope())
                .filter(_ -> leaf.statement().equals(Digest.of(recorded.envelope())))
                .map(fact -> new Held(index, leaf, fact))
                .orElseThrow(() -> otherwise(index));
    }

    private static LedgerStoreException otherwise(long index) {
        return new LedgerStoreException(Code.MALFORMED, "entry %d is not what the log has signed".formatted(index));
    }

    /// The proof that an entry is in the log, under its newest signature.
    public Receipt receipt(long index) {
        var held = entry(index);
        var path = Proofs.inclusion(index, checkpoint.size(), contents);
        return new Receipt(held.leaf().bytes(), index, path, note);
    }

    /// A blob; nothing where it was erased, or never there.
    public Optional<Bytes> blob(Digest digest) {
        var blob = contents.blob(digest);
        if (blob.filter(bytes -> !Digest.of(bytes).equals(digest)).isPresent()) {
            throw new LedgerStoreException(Code.MALFORMED, "the blob %s has other bytes".formatted(digest));
        }
        return blob;
    }

    /// The salted blob that holds the bytes of this digest. An index says so: who relies on it looks at the blob.
    public Optional<Digest> salted(Digest plain) {
        return contents.salted(plain);
    }
}
