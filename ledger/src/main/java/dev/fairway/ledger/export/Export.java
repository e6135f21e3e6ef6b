package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Cosignatures;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.tree.Proofs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// Writes a log as a folder of files. What is there already is not written again, the checkpoint comes last, and what
/// an older or interrupted export left behind is removed.
public final class Export {

    private final Contents contents;
    private final Note note;
    private final Checkpoint checkpoint;
    private final Layout layout;
    private final Folder folder;
    private final Set<Digest> referred = new HashSet<>();
    private final Set<String> blobs = new HashSet<>();

    private Export(Contents contents, Note note, Checkpoint checkpoint, Folder folder) {
        this.contents = contents;
        this.note = note;
        this.checkpoint = checkpoint;
        this.layout = new Layout(checkpoint.size());
        this.folder = folder;
    }

    /// Exports as many entries as are signed for.
    ///
    /// @param contents of one moment
    /// @param folder missing, empty, or an export of this log; or a link to one
    public static ExportResult write(Contents contents, Path folder, VerifierKey log, Verification verification) {
        var note = contents.checkpoint();
        var checkpoint = note.flatMap(it -> Checkpoint.of(it, log, verification));
        if (note.isPresent() && checkpoint.isEmpty()) {
            return new ExportResult.Damaged("the store's checkpoint is not signed by %s".formatted(log.name()));
        }
        if (note.isEmpty() || checkpoint.isEmpty() || checkpoint.get().size() == 0) {
            return new ExportResult.Refused("the store holds nothing that %s has signed".formatted(log.name()));
        }
        try {
            var root = Files.isDirectory(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
            var reason = reasonAgainst(contents, root, log, verification);
            if (reason.isPresent()) {
                return new ExportResult.Refused(reason.get());
            }
            try (var written = new Folder(root)) {
                return new Export(contents, note.get(), checkpoint.get(), written).write();
            }
        } catch (IOException e) {
            return failed(e);
        } catch (UncheckedIOException e) {
            return failed(new IOException(e));
        }
    }

    private static ExportResult failed(IOException e) {
        var why = e.getCause() instanceof IOException cause ? Disk.why(cause) : Disk.why(e);
        return new ExportResult.Failed("the folder cannot be read or written" + (why.isEmpty() ? "" : ": " + why));
    }

    /// Why nothing may be written into a folder.
    private static Optional<String> reasonAgainst(
            Contents contents, Path root, VerifierKey log, Verification verification) throws IOException {
        if (!Files.exists(root)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(root)) {
            return Optional.of("it is no folder");
        }
        var found = new HashSet<String>();
        var foreign = new TreeSet<String>();
        Folder.walk(root, (path, attributes) -> {
            var whole = Folder.whole(path);
            if (attributes.isRegularFile() ? !Layout.knows(whole) : !isFolder(path, attributes)) {
                foreign.add(path);
            } else if (attributes.isRegularFile() && path.equals(whole)) {
                found.add(path);
            }
        });
        if (!foreign.isEmpty()) {
            return Optional.of("it is neither empty nor an export: %s is not part of one".formatted(foreign.first()));
        }
        if (found.contains(Layout.CHECKPOINT)) {
            return reasonAgainst(contents, Files.readAllBytes(root.resolve(Layout.CHECKPOINT)), log, verification);
        }
        return found.isEmpty() || beginsAlike(contents, root)
                ? Optional.empty()
                : Optional.of("it is neither empty nor an export of this log");
    }

    private static boolean isFolder(String path, BasicFileAttributes attributes) {
        return attributes.isDirectory() && Layout.knowsFolder(path);
    }

    private static Optional<String> reasonAgainst(
            Contents contents, byte[] written, VerifierKey log, Verification verification) {
        var older = Note.parse(Bytes.of(written)).flatMap(it -> Checkpoint.of(it, log, verification));
        if (older.isEmpty()) {
            return Optional.of("it is no export of %s".formatted(log.name()));
        }
        var size = older.get().size();
        return size <= contents.size()
                        && Proofs.root(size, contents).equals(older.get().root())
                ? Optional.empty()
                : Optional.of("its %d entries are not those of the store: one of them was set back or forked"
                        .formatted(size));
    }

    /// Whether an export that was interrupted before its first checkpoint is one of this log: it wrote the first
    /// entries first.
    private static boolean beginsAlike(Contents contents, Path root) throws IOException {
        var first = root.resolve(Layout.ENTRIES).resolve("000");
        var folder = root.resolve(Layout.ENTRIES).resolve("000.p");
        var candidates = new ArrayList<Path>();
        candidates.add(first);
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder)) {
                files.forEach(candidates::add);
            }
        }
        var leaf = contents.entry(0).leaf();
        for (var file : candidates) {
            if (Files.isRegularFile(file)) {
                var bytes = Bytes.of(Files.readAllBytes(file));
                var end = Short.BYTES + leaf.length();
                return bytes.length() >= end && bytes.slice(Short.BYTES, end).equals(leaf);
            }
        }
        return false;
    }

    private ExportResult write() throws IOException {
        var soundness = new Soundness(contents, checkpoint);
        var damage = soundness.ofTree();
        if (damage.isPresent()) {
            return new ExportResult.Damaged(damage.get());
        }
        var failure = new ArrayList<IOException>();
        var tiles = new TileFold((level, number, hashes) -> {
            try {
                folder.put(layout.tile(level, number), hashes);
            } catch (IOException e) {
                failure.add(e);
            }
        });
        damage = bundles(tiles, soundness);
        if (damage.isPresent()) {
            return new ExportResult.Damaged(damage.get());
        }
        tiles.end();
        if (!failure.isEmpty()) {
            throw failure.getFirst();
        }
        for (var digest : referred) {
            var content = contents.blob(digest);
            damage = soundness.ofBlob(digest, content);
            if (damage.isPresent()) {
                return new ExportResult.Damaged(damage.get());
            }
            if (content.isPresent()) {
                blobs.add(Layout.blob(digest.hex()));
                folder.put(Layout.blob(digest.hex()), content.get());
            }
        }
        folder.sync();
        var before = there();
        var cosigned = cosigned(before);
        folder.put(Layout.CHECKPOINT, cosigned.bytes());
        folder.sync();
        folder.keepOnly(path -> path.startsWith(Layout.BLOBS + "/") ? blobs.contains(path) : layout.has(path));
        folder.sync();
        return new ExportResult.Written(checkpoint, folder.written(), dropped(before, cosigned));
    }

    /// The checkpoint of the export before.
    private Optional<Note> there() throws IOException {
        var file = folder.file(Layout.CHECKPOINT);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Note.parse(Bytes.of(Files.readAllBytes(file)))
                : Optional.empty();
    }

    private static List<String> dropped(Optional<Note> before, Note cosigned) {
        return before.stream()
                .flatMap(note -> note.lines().stream())
                .filter(Cosignatures::isOne)
                .filter(line -> !cosigned.lines().contains(line))
                .map(Note.Line::name)
                .distinct()
                .toList();
    }

    /// The checkpoint with the cosignatures that witnesses have left on it.
    private Note cosigned(Optional<Note> before) {
        return before.filter(there -> there.text().equals(note.text())
                        && there.lines().getFirst().equals(note.lines().getFirst())
                        && there.lines().stream().skip(1).allMatch(Cosignatures::isOne))
                .orElse(note);
    }

    /// Replaces the checkpoint of an export by the same one with more cosignatures.
    public static void cosign(Path root, Note note) throws IOException {
        try (var folder = new Folder(root)) {
            folder.put(Layout.CHECKPOINT, note.bytes());
            folder.sync();
        }
    }

    /// Reads bundle after bundle, while threads pack those that were read before.
    private Optional<String> bundles(TileFold tiles, Soundness soundness) throws IOException {
        var threads = Runtime.getRuntime().availableProcessors();
        Deque<CompletableFuture<PackedBundle>> ahead = new ArrayDeque<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var next = 0L;
            do {
                while (next * Layout.WIDTH < layout.size() && ahead.size() <= 2 * threads) {
                    var number = next;
                    var recorded = contents.entries(number * Layout.WIDTH, layout.width(number));
                    ahead.add(CompletableFuture.supplyAsync(() -> PackedBundle.of(number, recorded), pool));
                    next++;
                }
                var damage = put(ahead.remove().join(), tiles, soundness);
                if (damage.isPresent()) {
                    return damage;
                }
            } while (!ahead.isEmpty());
        }
        return Optional.empty();
    }

    /// Nothing of a bundle is written that is not what was signed.
    private Optional<String> put(PackedBundle bundle, TileFold tiles, Soundness soundness) throws IOException {
        if (bundle.tile().tree().size() < layout.width(bundle.number())) {
            return Optional.of("entries of the store are missing");
        }
        var damage = soundness.ofBundle(bundle);
        if (damage.isPresent()) {
            return damage;
        }
        bundle.referring().forEach(statement -> referred.addAll(Documents.referred(statement, contents::blob)));
        folder.put(layout.bundle(Layout.ENTRIES, bundle.number()), bundle.entries());
        if (bundle.number() == 0) {
            folder.sync();
        }
        folder.put(layout.bundle(Layout.ENVELOPES, bundle.number()), bundle.envelopes());
        folder.put(layout.tile(0, bundle.number()), bundle.tile().hashes());
        tiles.add(bundle.tile());
        return Optional.empty();
    }
}
