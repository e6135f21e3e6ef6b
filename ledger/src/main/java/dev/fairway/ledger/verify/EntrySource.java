package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.StoredBlob;
import dev.fairway.ledger.tree.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The entries of a store alone, and of the blobs that they refer to what can be found by. Nothing else that the store
/// keeps is looked at.
final class EntrySource extends StoredEntries {

    private final Contents contents;
    private final Consumer<IndexRow> each;
    /// Blobs that entries refer to, and whether they are salted.
    private final SortedMap<Digest, Boolean> referred = new TreeMap<>();
    /// Blobs that manifests refer to.
    private final Set<Digest> listed = new HashSet<>();

    EntrySource(Contents contents, Consumer<IndexRow> each) {
        super(contents, each);
        this.contents = contents;
        this.each = each;
    }

    @Override
    public void entry(long index, Entry entry, boolean newcomer) {
        super.entry(index, entry, newcomer);
        var predicate = entry.fact().statement().predicate();
        Reference.in(predicate).orElse(List.of()).forEach(it -> referred.putIfAbsent(it.digest(), it.salted()));
        Documents.Role.MANIFEST
                .of(entry.leaf().predicateType(), predicate)
                .flatMap(this::kept)
                .flatMap(Documents.Role.MANIFEST::references)
                .ifPresent(listed::addAll);
    }

    private Optional<Bytes> kept(Digest digest) {
        return contents.blob(digest)
                .filter(blob -> blob.length() <= Documents.LONGEST)
                .filter(blob -> Digest.of(blob).equals(digest));
    }

    @Override
    public void end(Hash root, boolean judged, Faults faults) {
        super.end(root, judged, faults);
        // What a manifest lists is not salted, unless an entry says so.
        listed.forEach(digest -> referred.putIfAbsent(digest, false));
        referred.forEach((digest, salted) -> contents.blob(digest)
                .filter(blob -> Digest.of(blob).equals(digest))
                .filter(blob -> !salted || blob.length() >= Blob.SALT)
                .map(blob -> salted ? Optional.of(blob.slice(Blob.SALT).sha256()) : Optional.<Bytes>empty())
                .ifPresent(plain -> each.accept(new IndexRow.OfBlob(Bytes.hex(digest.hex()), plain))));
    }

    @Override
    public void begin(Checkpoint signed, Faults faults) {
        // There is nothing to compare.
    }

    /// By what else than their names they are found is made anew, and not looked at.
    @Override
    public void blobs(Consumer<Kept> each) {
        contents.blobs(blob -> {
            var kept = StoreSource.kept(new StoredBlob(blob.name(), blob.content(), Optional.empty()));
            each.accept(new Kept(kept.place(), kept.name(), kept.fault(), Optional.empty()));
        });
    }

    @Override
    public Optional<Bytes> blob(Digest name, int most) {
        return contents.blob(name).filter(bytes -> bytes.length() <= most);
    }

    @Override
    public Optional<String> fault(Digest name) {
        return Optional.empty();
    }
}
