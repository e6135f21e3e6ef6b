package dev.fairway.ledger.keys;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.journal.Mark;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A mark in a file of two places, written in turns: a power cut in the middle of one leaves the other. Each place has
/// the SHA-256 of what follows, a note, and zero bytes up to its end.
public final class FileMark implements Mark {

    private static final int PLACE = 8_192;
    private static final int HASH = 32;
    private static final Object THREADS = new Object();

    private final Path file;

    public FileMark(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Note> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw Disk.failure("%s is no file".formatted(file), new IOException(""));
        }
        try (var channel = FileChannel.open(file)) {
            return newest(channel).map(Written::note);
        } catch (IOException e) {
            throw Disk.failure("the mark %s cannot be read".formatted(file), e);
        }
    }

    @Override
    public void advance(Note checkpoint) {
        // The lock of a file keeps out other processes, and fails for other threads.
        synchronized (THREADS) {
            makeFolder();
            try (var channel = Disk.open(file);
                    var _ = Disk.lock(channel)) {
                var newest = newest(channel);
                if (newest.isEmpty() || newest.get().size() < size(checkpoint)) {
                    var place = newest.map(written -> 1 - written.place()).orElse(0);
                    Disk.write(channel, (long) place * PLACE, bytes(checkpoint));
                }
            } catch (IOException e) {
                throw Disk.failure("the mark %s cannot be written".formatted(file), e);
            }
        }
    }

    /// Who was given the log's key by a variable has none yet.
    private void makeFolder() {
        try {
            Disk.folder(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Disk.failure("the folder of the mark %s cannot be made".formatted(file), e);
        }
    }

    private record Written(int place, Note note, long size) {}

    private static Optional<Written> newest(FileChannel channel) throws IOException {
        var first = written(channel, 0);
        var second = written(channel, 1);
        var length = channel.size();
        if (length > 0 && first.isEmpty() && second.isEmpty()) {
            throw new IOException("it is damaged");
        }
        return Stream.concat(first.stream(), second.stream()).max(Comparator.comparingLong(Written::size));
    }

    private static Optional<Written> written(FileChannel channel, int place) throws IOException {
        var bytes = Disk.read(channel, (long) place * PLACE, PLACE);
        var end = bytes.length();
        while (end > HASH && bytes.at(end - 1) == 0) {
            end--;
        }
        if (end <= HASH || !bytes.slice(HASH, end).sha256().equals(bytes.slice(0, HASH))) {
            return Optional.empty();
        }
        return Note.parse(bytes.slice(HASH, end)).map(note -> new Written(place, note, size(note)));
    }

    private static long size(Note note) {
        return Checkpoint.parse(note.text()).orElseThrow().size();
    }

    private static Bytes bytes(Note note) {
        var content = note.bytes();
        var used = HASH + content.length();
        if (used > PLACE) {
            throw new IllegalArgumentException("a checkpoint of %d bytes has no place in a mark".formatted(used));
        }
        return content.sha256().then(content).then(Bytes.of(new byte[PLACE - used]));
    }
}
