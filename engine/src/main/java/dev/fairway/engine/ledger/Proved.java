package dev.fairway.engine.ledger;

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
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Proofs;
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
        if (index < 0 || index >= checkpoint.size()) {
            throw new LedgerStoreException(Code.MALFORMED, "an index leads beyond the log's end");
        }
        var recorded = contents.entry(index);
        var path = Proofs.inclusion(index, checkpoint.size(), contents);
        var root = Proofs.rootOf(Merkle.leaf(recorded.leaf()), index, checkpoint.size(), path);
        var leaf = Leaf.parse(recorded.leaf());
        var fact = Fact.parse(recorded.envelope());
        if (!root.equals(Optional.of(checkpoint.root()))
                || leaf.isEmpty()
                || fact.isEmpty()
                || !leaf.get().statement().equals(Digest.of(recorded.envelope()))) {
            throw new LedgerStoreException(Code.MALFORMED, "entry %d is not what the log has signed".formatted(index));
        }
        return new Held(index, leaf.get(), fact.get());
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

    /// The indexes; what they lead to is to be looked at.
    public Contents indexes() {
        return contents;
    }
}
