package dev.fairway.ledger.proved;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Blob;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads from a store what the log's signature covers, and nothing else: each entry is proved by inclusion, each
/// blob by its digest. An index that lies is found out.
///
/// Everything that does not hold is a [LedgerStoreException] of a malformed store.
public final class Proved {

    /// Entries that are read at once.
    private static final int AT_ONCE = 64;

    private final Contents contents;
    private final Note note;
    private final Checkpoint checkpoint;
    private final Verification verification;
    private final Optional<RememberedEnds> remembered;
    /// Read when they are asked for.
    private @Nullable Ends ends;

    private Proved(
            Contents contents,
            Note note,
            Checkpoint checkpoint,
            Verification verification,
            Optional<RememberedEnds> remembered) {
        this.contents = contents;
        this.note = note;
        this.checkpoint = checkpoint;
        this.verification = verification;
        this.remembered = remembered;
    }

    /// The same, which reads of the ends of streams only what is not remembered.
    public Proved remembering(RememberedEnds ends) {
        return new Proved(contents, note, checkpoint, verification, Optional.of(ends));
    }

    /// @param log whose signature counts
    public static Proved of(Contents contents, VerifierKey log, Verification verification) {
        var note = contents.checkpoint()
                .orElseThrow(() -> new LedgerStoreException(Code.MALFORMED, "the store has no checkpoint"));
        var checkpoint = Checkpoint.of(note, log, verification)
                .orElseThrow(() ->
                        new LedgerStoreException(Code.MALFORMED, "the store's checkpoint is not signed by its log"));
        return new Proved(contents, note, checkpoint, verification, Optional.empty());
    }

    /// Reads under a checkpoint whose signature was found to hold.
    public static Proved under(Contents contents, Note note, Checkpoint checkpoint, Verification verification) {
        return new Proved(contents, note, checkpoint, verification, Optional.empty());
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

    /// All entries of a stream, in their order.
    public List<Held> stream(String name) {
        return ends().stream(name).stream().map(this::entry).toList();
    }

    /// The newest revision of a stream; 0 where it has none.
    public long revision(String stream) {
        return ends().revision(stream);
    }

    /// All entries of one type about one subject, in their order.
    public List<Held> about(String predicateType, Digest subject) {
        return ends().about(predicateType, subject).stream().map(this::entry).toList();
    }

    private Ends ends() {
        var known = ends;
        if (known == null) {
            known = remembered.map(it -> it.at(this)).orElseGet(() -> Ends.of(this));
            ends = known;
        }
        return known;
    }

    /// All entries of one type, in their order. No index is asked: all leaves are read and held against the signed
    /// root together, so that none can be kept back.
    public List<Held> ofType(String predicateType) {
        var found = new ArrayList<Held>();
        walk(new Frontier(), (index, leaf, recorded) -> {
            if (leaf.predicateType().equals(predicateType)) {
                found.add(held(index, leaf, recorded));
            }
        });
        return found;
    }

    /// Hands over all entries, in their order. When it throws, nothing that was handed over is to be believed.
    public void each(Consumer<Held> each) {
        walk(new Frontier(), (index, leaf, recorded) -> each.accept(held(index, leaf, recorded)));
    }

    /// Is told of an entry.
    @FunctionalInterface
    interface Visitor {
        void visit(long index, Leaf leaf, Recorded recorded);
    }

    /// Reads all entries that a tree has not yet, up to those that the signature covers, and holds them against the
    /// signed root together. When it throws, nothing that the visitor was told is to be believed.
    void walk(Frontier tree, Visitor visitor) {
        while (tree.size() < checkpoint.size()) {
            for (var recorded : recorded(tree.size(), checkpoint.size())) {
                var index = tree.size();
                tree.add(Merkle.leaf(recorded.leaf()));
                visitor.visit(index, leaf(index, recorded), recorded);
            }
        }
        if (!tree.root().equals(checkpoint.root())) {
            throw new LedgerStoreException(Code.MALFORMED, "the entries are not those that the log has signed");
        }
    }

    /// The tree of the first entries, as the store has it: what is read onto it is held against the signed root.
    Frontier tree(long size) {
        return Frontier.of(size, contents);
    }

    /// What the store holds, of which nothing is proved.
    Contents contents() {
        return contents;
    }

    Verification verification() {
        return verification;
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

    /// The next entries, of those before an end: at least one.
    private List<Recorded> recorded(long from, long until) {
        try {
            var entries = contents.entries(from, (int) Math.min(AT_ONCE, until - from));
            if (!entries.isEmpty()) {
                return entries;
            }
        } catch (IllegalArgumentException _) {
            // Those before the missing one are as good as nothing.
        }
        throw new LedgerStoreException(Code.MALFORMED, "an entry from %d on is missing".formatted(from));
    }

    private static Leaf leaf(long index, Recorded recorded) {
        return Leaf.parse(recorded.leaf()).orElseThrow(() -> otherwise(index));
    }

    static Held held(long index, Leaf leaf, Recorded recorded) {
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

    /// A salted blob that holds the bytes of this digest. An index says where to look, and the blob whether it does.
    public Optional<Digest> salted(Digest plain) {
        return contents.salted(plain)
                .filter(digest -> contents.blob(digest)
                        .filter(blob -> Digest.of(blob).equals(digest) && holds(blob, plain))
                        .isPresent());
    }

    /// All salted blobs that hold the bytes of this digest: every blob is looked at, and no index is asked.
    public List<Digest> allSalted(Digest plain) {
        var found = new ArrayList<Digest>();
        contents.blobs(blob -> {
            if (holds(blob.content(), plain)) {
                found.add(Digest.of(blob.content()));
            }
        });
        return found;
    }

    private static boolean holds(Bytes blob, Digest plain) {
        return blob.length() >= Blob.SALT && Digest.of(blob.slice(Blob.SALT)).equals(plain);
    }

    /// Whose key has this fingerprint.
    public Optional<Holder> holder(String fingerprint) {
        return ends().holder(fingerprint);
    }

    /// Whether it is the actor of entry 0.
    public boolean isFounder(String actor) {
        return ends().isFounder(actor);
    }
}
