package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.excerpt.ExcerptReader.Archive;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.log.Rules;
import dev.fairway.ledger.log.Ruling;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.trust.Claims;
import dev.fairway.ledger.verify.BlobAccount;
import dev.fairway.ledger.verify.CheckpointLines;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.Faults;
import dev.fairway.ledger.verify.KeptBlobs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Verifies an excerpt with nothing but the log's key: that the log holds every entry, that each was signed by a key
/// that was in force, and that files are those that they refer to, all of them and no others. Checkpoint, entries and
/// erasures are judged as those of a whole log.
///
/// What nobody can tell without the entries that were left out: whether one of those has the id of one that is
/// here, or is a revision between two that are here; whether something ever referred to what was erased, and
/// whether that was a manifest, or a list of one, which are never erased; whether heads are those of the log; and
/// what came later.
public final class ExcerptVerifier {

    private final VerifierKey log;
    private final List<VerifierKey> witnesses;
    private final Verification verification;
    private final Faults faults = new Faults();

    private ExcerptVerifier(VerifierKey log, List<VerifierKey> witnesses, Verification verification) {
        this.log = log;
        this.witnesses = List.copyOf(witnesses);
        this.verification = verification;
    }

    /// What a file is meant to be.
    public enum Form {
        EXCERPT,
        /// An archive that was packed by somebody else.
        OTHER_ARCHIVE,
        NO_ARCHIVE
    }

    public static Form form(Path file) {
        try {
            return ExcerptReader.form(file);
        } catch (IOException e) {
            throw Disk.failure("it cannot be read", e);
        }
    }

    /// The checkpoint as it is there, and the key that the log claims. Nothing of it is believed.
    ///
    /// @param fault why it is no excerpt, whoever has signed it
    public record Claim(Optional<Note> checkpoint, Optional<VerifierKey> key, Optional<Fault> fault) {}

    public static Claim claim(Path file) {
        try {
            var files = ExcerptReader.claimed(file);
            return new Claim(
                    Optional.ofNullable(files.get(ExcerptFiles.CHECKPOINT)).flatMap(Note::parse),
                    Optional.ofNullable(files.get(ExcerptFiles.entry(0) + ExcerptFiles.ENVELOPE))
                            .flatMap(Claims::key),
                    Optional.empty());
        } catch (Tar.NoArchiveException e) {
            return new Claim(Optional.empty(), Optional.empty(), Optional.of(fault(e)));
        } catch (IOException e) {
            throw Disk.failure("it cannot be read", e);
        }
    }

    /// @param witnesses who may have cosigned
    public static ExcerptVerdict verify(
            Path file, VerifierKey log, List<VerifierKey> witnesses, Verification verification) {
        try {
            return new ExcerptVerifier(log, witnesses, verification)
                    .verify(ExcerptReader.read(
                            file,
                            checkpoint -> Note.parse(checkpoint)
                                    .flatMap(it -> Checkpoint.of(it, log, verification))
                                    .isPresent()));
        } catch (Tar.NoArchiveException e) {
            return new ExcerptVerdict.Broken(List.of(fault(e)), false);
        } catch (IOException e) {
            throw Disk.failure("it cannot be read", e);
        }
    }

    private ExcerptVerdict verify(Archive archive) {
        for (var name : List.of(ExcerptFiles.MANUAL, ExcerptFiles.SCRIPT)) {
            if (!text(archive, name).equals(Optional.of(ExcerptFiles.constant(name)))) {
                fault(name, "it is not the one that this version of Fairway writes");
            }
        }
        if (!text(archive, ExcerptFiles.KEY).equals(Optional.of(Bytes.utf8(log + "\n")))) {
            fault(ExcerptFiles.KEY, "it is not the key of %s".formatted(log.name()));
        }
        var note = text(archive, ExcerptFiles.CHECKPOINT).flatMap(Note::parse);
        var signed = note.flatMap(it -> Checkpoint.of(it, log, verification));
        if (note.isEmpty() || signed.isEmpty()) {
            fault(ExcerptFiles.CHECKPOINT, "it is not signed by %s".formatted(log.name()));
            return broken();
        }
        new CheckpointLines(note.get(), witnesses, verification).judge(log, faults);
        var parts = parts(archive, note.get());
        var newest = newest(archive, note.get(), signed.get());
        fold(archive, parts);
        if (!faults.none() || newest.isEmpty()) {
            return broken();
        }
        var excerpt = new Excerpt(
                log,
                note.get(),
                parts,
                newest.get(),
                new TreeSet<>(archive.blobs()),
                new TreeMap<>(archive.documents()));
        var asOf = Leaf.parse(newest.get().entry()).map(Leaf::time).orElseThrow();
        var index = text(archive, ExcerptFiles.INDEX).flatMap(Bytes::text).orElse("");
        return new ExcerptVerdict.Whole(excerpt, signed.get(), archive.folder(), index, asOf);
    }

    private static Fault fault(Tar.NoArchiveException e) {
        return new Fault("package", String.valueOf(e.getMessage()));
    }

    private void fault(String place, String what) {
        faults.add(place, what);
    }

    private ExcerptVerdict.Broken broken() {
        return new ExcerptVerdict.Broken(faults.list(), faults.more());
    }

    private static Optional<Bytes> text(Archive archive, String name) {
        return Optional.ofNullable(archive.files().get(name));
    }

    private SortedMap<Long, Excerpt.Part> parts(Archive archive, Note note) {
        var parts = new TreeMap<Long, Excerpt.Part>();
        for (var name : archive.files().keySet()) {
            if (name.startsWith("entries/") && name.endsWith(ExcerptFiles.PROOF)) {
                var index = Long.parseLong(
                        name.substring("entries/".length(), name.length() - ExcerptFiles.PROOF.length()));
                part(archive, note, index)
                        .ifPresentOrElse(
                                part -> parts.put(index, part),
                                () -> fault(name, "it and its envelope do not prove entry %d".formatted(index)));
            } else if (name.endsWith(ExcerptFiles.ENVELOPE)
                    && text(archive, name.replace(ExcerptFiles.ENVELOPE, ExcerptFiles.PROOF))
                            .isEmpty()) {
                fault(name, "it has no proof");
            }
        }
        return parts;
    }

    private Optional<Excerpt.Part> part(Archive archive, Note note, long index) {
        var receipt = receipt(archive, ExcerptFiles.entry(index) + ExcerptFiles.PROOF, note)
                .filter(it -> it.index() == index);
        var envelope = text(archive, ExcerptFiles.entry(index) + ExcerptFiles.ENVELOPE);
        var leaf = receipt.flatMap(it -> Leaf.parse(it.entry()));
        var fact = envelope.flatMap(Fact::parse);
        return receipt.isPresent() && leaf.isPresent() && fact.isPresent() && envelope.isPresent()
                ? Optional.of(new Excerpt.Part(receipt.get(), envelope.get(), leaf.get(), fact.get()))
                : Optional.empty();
    }

    private Optional<Receipt> receipt(Archive archive, String name, Note note) {
        return text(archive, name)
                .flatMap(bytes ->
                        Receipt.parse(bytes).filter(receipt -> receipt.bytes().equals(bytes)))
                .filter(receipt -> receipt.checkpoint().equals(note))
                .filter(receipt -> receipt.proves(log, verification).isPresent());
    }

    private Optional<Receipt> newest(Archive archive, Note note, Checkpoint signed) {
        var receipt = receipt(archive, ExcerptFiles.NEWEST, note)
                .filter(it -> it.index() == signed.size() - 1)
                .filter(it -> Leaf.parse(it.entry()).isPresent());
        if (receipt.isEmpty()) {
            fault(ExcerptFiles.NEWEST, "it does not prove the newest of %d entries".formatted(signed.size()));
        }
        return receipt;
    }

    /// Judges each entry by those before it that are here.
    private void fold(Archive archive, SortedMap<Long, Excerpt.Part> parts) {
        if (!parts.containsKey(0L)) {
            fault(ExcerptFiles.entry(0) + ExcerptFiles.PROOF, "it is missing: every log begins with it");
            return;
        }
        var rules = new Rules(log, verification);
        var memory = new Memory();
        var blobs = new BlobAccount(new ArchiveBlobs(archive), faults);
        blobs.begin();
        var isInOrder = true;
        for (var each : parts.entrySet()) {
            var index = each.getKey();
            var part = each.getValue();
            var ruling = rules.judge(part.fact(), part.leaf().time(), new Partly(index, part.fact(), memory));
            var objection = objection(ruling, part);
            if (objection.isEmpty() && ruling instanceof Ruling.Accepted(var entry)) {
                memory.add(entry);
                blobs.add(
                        index,
                        entry,
                        entry.vouchedBy().isEmpty()
                                && memory.isFounder(entry.leaf().actor()));
            } else {
                isInOrder = false;
                fault(
                        ExcerptFiles.entry(index) + ExcerptFiles.ENVELOPE,
                        "entry %d is not in order, by the entries that are here: %s"
                                .formatted(index, objection.orElse("")));
            }
        }
        // Who does not know what an entry means does not know what it refers to.
        if (isInOrder) {
            blobs.end();
        }
    }

    private static Optional<String> objection(Ruling ruling, Excerpt.Part part) {
        return switch (ruling) {
            case Ruling.Accepted(var entry) ->
                entry.leaf().bytes().equals(part.receipt().entry())
                        ? Optional.empty()
                        : Optional.of("its leaf disagrees with its envelope");
            case Ruling.Repeated _ -> Optional.of("it repeats another one");
            case Ruling.Overtaken(var stream, var _) ->
                Optional.of("it takes a revision of %s that is taken".formatted(stream));
            case Ruling.Refused(var why) -> Optional.of(why);
        };
    }

    /// @param archive of which each blob has the bytes of its name
    private record ArchiveBlobs(Archive archive) implements KeptBlobs {

        @Override
        public void blobs(Consumer<Kept> each) {
            archive.blobs()
                    .forEach(digest -> each.accept(
                            new Kept(ExcerptFiles.blob(digest), digest, Optional.empty(), Optional.empty())));
        }

        @Override
        public Optional<String> fault(Digest name) {
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> blob(Digest name, int most) {
            return Optional.ofNullable(archive.documents().get(name)).filter(content -> content.length() <= most);
        }

        @Override
        public String envelopeAt(long index) {
            return ExcerptFiles.entry(index) + ExcerptFiles.ENVELOPE;
        }
    }
}
