package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Envelope;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Ends;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Nodes;
import dev.fairway.ledger.trust.Claims;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.Faults;
import dev.fairway.ledger.verify.LaterSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A log in an export's folder. Entries are read as they are asked for; nothing of the folder is kept.
public final class ExportSource implements LaterSource {

    private static final int LONGEST_CHECKPOINT = 1 << 16;
    /// Bytes of a blob that are looked at. What commands take in is far smaller.
    private static final long LARGEST_BLOB = 1L << 30;

    private final Path root;
    private Layout layout = new Layout(0);
    private Optional<TileComparison> tiles = Optional.empty();
    private Optional<Nodes> nodes = Optional.empty();
    private Optional<Bundle> entries = Optional.empty();
    private Optional<Bundle> envelopes = Optional.empty();
    private long next;

    public ExportSource(Path root) {
        this.root = root;
    }

    /// Whether a folder is an export, or what is left of one.
    public static boolean isOne(Path root) {
        return Files.exists(root.resolve(Layout.CHECKPOINT), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(root.resolve(Layout.TREE), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(root.resolve(Layout.ENVELOPES), LinkOption.NOFOLLOW_LINKS);
    }

    /// The key that the export's first entry names; nothing where there is none to be found. Nothing of it is
    /// believed.
    public static Optional<VerifierKey> claimedKey(Path root) {
        return first(root).flatMap(Claims::key);
    }

    /// The envelope of the export's first entry, of which nothing is believed.
    public static Optional<Bytes> first(Path root) {
        try (var source = new ExportSource(root)) {
            return source.checkpoint()
                    .flatMap(Note::parse)
                    .flatMap(note -> Checkpoint.parse(note.text()))
                    .filter(checkpoint -> checkpoint.size() > 0)
                    .flatMap(checkpoint -> {
                        source.layout = new Layout(checkpoint.size());
                        return source.next(new Faults());
                    })
                    .map(Recorded::envelope);
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Bytes> checkpoint() {
        if (!Files.isDirectory(root)) {
            throw new UncheckedIOException(new NotDirectoryException(root.toString()));
        }
        return whole(Layout.CHECKPOINT, LONGEST_CHECKPOINT);
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    /// Looks at an export's tree alone: its entries, tiles and checkpoint. Neither what entries say nor their
    /// signatures are looked at, so this verifies no log; it measures what a mirror or another log's client does.
    ///
    /// @param log whose signature counts
    /// @param threads that read and hash
    /// @return what is wrong, and where
    public static List<Fault> faultsOfTree(Path root, VerifierKey log, Verification verification, int threads) {
        try (var source = new ExportSource(root)) {
            var faults = new Faults();
            var signed =
                    source.checkpoint().flatMap(Note::parse).flatMap(note -> Checkpoint.of(note, log, verification));
            if (signed.isEmpty()) {
                faults.add(Layout.CHECKPOINT, "it is not signed by %s".formatted(log.name()));
            } else {
                source.begin(signed.get(), faults);
                if (!source.tiles.orElseThrow().run(threads, faults)) {
                    faults.add(Layout.CHECKPOINT, "its root is not that of the entries");
                }
            }
            return faults.list();
        }
    }

    @Override
    public void begin(Checkpoint signed, Faults faults) {
        layout = new Layout(signed.size());
        tiles = Optional.of(new TileComparison(layout, signed, this::whole));
        try {
            Folder.walk(root, (path, attributes) -> {
                if (!attributes.isRegularFile()) {
                    faults.add(shown(path), "it is neither a regular file nor a folder of them");
                } else if (!layout.has(path)) {
                    faults.add(shown(path), "it is no part of an export of %d entries".formatted(layout.size()));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A name that somebody else gave, without what a terminal would act upon.
    private static String shown(String path) {
        return path.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\ufffd");
    }

    @Override
    public void blobs(Consumer<Kept> each) {
        var folder = root.resolve(Layout.BLOBS);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = Digest.parse("sha256:" + file.getFileName());
                if (name.isPresent() && isFile(file)) {
                    each.accept(kept(name.get()).orElseThrow());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Kept> kept(Digest name) {
        var path = Layout.blob(name.hex());
        return isFile(root.resolve(path))
                ? Optional.of(new Kept(path, name, Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    @Override
    public Optional<String> fault(Digest name) {
        var file = root.resolve(Layout.blob(name.hex()));
        try {
            if (Files.size(file) > LARGEST_BLOB) {
                return Optional.of("it is larger than any file that a ledger keeps");
            }
            return sha256(file).equals(name.hex()) ? Optional.empty() : Optional.of("its bytes are others");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public Optional<Bytes> blob(Digest name, int most) {
        return whole(Layout.blob(name.hex()), most);
    }

    /// A file's bytes; nothing where there is no such file, or a longer one.
    private Optional<Bytes> whole(String path, int most) {
        try {
            var file = root.resolve(path);
            if (!isFile(file) || Files.size(file) > most) {
                return Optional.empty();
            }
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(Bytes.of(in.readNBytes(most)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Optional<Recorded> next(Faults faults) {
        if (next >= layout.size()) {
            return Optional.empty();
        }
        var number = next / Layout.WIDTH;
        if (next % Layout.WIDTH == 0) {
            entries = Bundle.open(root, layout.bundle(Layout.ENTRIES, number), Short.BYTES, 0xffff, faults);
            envelopes =
                    Bundle.open(root, layout.bundle(Layout.ENVELOPES, number), Integer.BYTES, Envelope.LONGEST, faults);
        }
        var leaf = entries.flatMap(it -> it.next(faults));
        var envelope = envelopes.flatMap(it -> it.next(faults));
        if (leaf.isEmpty() || envelope.isEmpty()) {
            close();
            next = layout.size();
            return Optional.empty();
        }
        next++;
        if (next % Layout.WIDTH == 0 || next == layout.size()) {
            entries.ifPresent(it -> it.end(faults));
            envelopes.ifPresent(it -> it.end(faults));
            close();
        }
        return Optional.of(new Recorded(leaf.get(), envelope.get()));
    }

    @Override
    public Nodes nodes() {
        if (nodes.isEmpty()) {
            nodes = Optional.of(new ExportNodes(root, layout.size()));
        }
        return nodes.get();
    }

    @Override
    public void skipTo(long index) {
        close();
        next = index - index % Layout.WIDTH;
        var unnoticed = new Faults();
        while (next < index && next(unnoticed).isPresent()) {
            // What cannot be read is told when it is needed.
        }
        next = Math.max(next, index);
    }

    @Override
    public Recorded entry(long index) {
        try (var source = new ExportSource(root)) {
            source.layout = layout;
            source.skipTo(index);
            return source.next(new Faults())
                    .orElseThrow(() -> new IllegalArgumentException("entry %d is not there".formatted(index)));
        }
    }

    @Override
    public List<Bytes> leaves(long from, int count) {
        return whole(layout.bundle(Layout.ENTRIES, from / Layout.WIDTH), TileComparison.LARGEST_BUNDLE)
                .flatMap(LeafTile::leaves)
                .map(leaves -> leaves.subList(0, Math.min(count, leaves.size())))
                .orElse(List.of());
    }

    /// An export has no map of ends.
    @Override
    public Optional<Ends> ends(Checkpoint under, Verification verification) {
        return Optional.empty();
    }

    @Override
    public String leafAt(long index) {
        return layout.bundle(Layout.ENTRIES, index / Layout.WIDTH);
    }

    @Override
    public String envelopeAt(long index) {
        return layout.bundle(Layout.ENVELOPES, index / Layout.WIDTH);
    }

    @Override
    public void leaf(long index, Hash hash, Faults faults) {
        // Entries are compared with tiles at the end, many at once.
    }

    @Override
    public void entry(long index, Entry entry, boolean newcomer) {
        // An export has nothing beside an entry's bytes.
    }

    @Override
    public void end(Hash rootHash, boolean judged, Faults faults) {
        tiles.orElseThrow().run(Runtime.getRuntime().availableProcessors(), faults);
    }

    @Override
    public void close() {
        entries.ifPresent(Bundle::close);
        envelopes.ifPresent(Bundle::close);
        entries = Optional.empty();
        envelopes = Optional.empty();
    }
}
