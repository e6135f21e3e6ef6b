package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.excerpt.ExcerptReader.Archive;
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
import dev.fairway.ledger.verify.Beginning;
import dev.fairway.ledger.verify.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Verifies an excerpt with nothing but the log's key: that the log holds every entry, that each was signed by a key
/// that was in force, and that files are those that they refer to, all of them and no others.
public final class ExcerptVerifier {

    private static final String KEY_TYPE = "urn:fairway:key:v1";

    private final VerifierKey log;
    private final Verification verification;
    private final List<Fault> faults = new ArrayList<>();
    private final Memory keys = new Memory();

    private ExcerptVerifier(VerifierKey log, Verification verification) {
        this.log = log;
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

    public static ExcerptVerdict verify(Path file, VerifierKey log, Verification verification) {
        try {
            return new ExcerptVerifier(log, verification)
                    .verify(ExcerptReader.read(
                            file,
                            checkpoint -> Note.parse(checkpoint)
                                    .flatMap(it -> Checkpoint.of(it, log, verification))
                                    .isPresent()));
        } catch (Tar.NoArchiveException e) {
            return new ExcerptVerdict.Broken(List.of(fault(e)));
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
            return new ExcerptVerdict.Broken(faults);
        }
        var parts = parts(archive, note.get());
        var newest = newest(archive, note.get(), signed.get());
        fold(parts);
        blobs(archive, parts);
        if (!faults.isEmpty() || newest.isEmpty()) {
            return new ExcerptVerdict.Broken(faults);
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
        faults.add(new Fault(place, what));
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

    /// Judges each entry by the keys before it. What it says of streams is believed: the others are not here.
    private void fold(SortedMap<Long, Excerpt.Part> parts) {
        var rules = new Rules(log, verification);
        var before = Instant.MIN;
        for (var entry : parts.entrySet()) {
            var part = entry.getValue();
            var isKey = part.leaf().predicateType().equals(KEY_TYPE);
            var beginning = new Beginning(entry.getKey(), before, keys);
            beginning.expect(part.fact());
            var ruling = isKey && !keysAreMissing(entry.getKey())
                    ? rules.judge(part.fact(), part.leaf().time(), keys)
                    : rules.judge(part.fact(), part.leaf().time(), beginning);
            if (ruling instanceof Ruling.Accepted(var accepted)
                    && accepted.leaf().bytes().equals(part.receipt().entry())) {
                if (isKey) {
                    keys.add(accepted);
                }
            } else {
                fault(
                        ExcerptFiles.entry(entry.getKey()) + ExcerptFiles.ENVELOPE,
                        "entry %d is not in order, or the key that signed it is not here".formatted(entry.getKey()));
            }
            before = part.leaf().time();
        }
    }

    /// Entry 0 is the only one that nothing is known before.
    private boolean keysAreMissing(long index) {
        return keys.size() == 0 && index > 0;
    }

    private void blobs(Archive archive, SortedMap<Long, Excerpt.Part> parts) {
        var due = Kept.of(parts, archive.documents()).due();
        due.forEach((digest, index) -> {
            if (!archive.blobs().contains(digest)) {
                fault(ExcerptFiles.blob(digest), "it is missing, and entry %d refers to it".formatted(index));
            }
        });
        archive.blobs().stream()
                .filter(digest -> !due.containsKey(digest))
                .forEach(digest -> fault(ExcerptFiles.blob(digest), "no entry refers to it, or it was erased"));
    }
}
