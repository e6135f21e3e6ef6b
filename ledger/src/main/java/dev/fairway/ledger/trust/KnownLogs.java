package dev.fairway.ledger.trust;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The logs that are remembered here, one small file each. A file that was damaged is an error that names it: it is
/// never taken for one that says nothing.
///
/// Everything fails with an [UncheckedIOException] whose message is a sentence.
public final class KnownLogs {

    private static final String HEADER = "fairway log 1";
    private static final String PINNED = "pinned";
    private static final String SEEN = "seen";
    private static final String ENDING = ".known";
    private static final Pattern ENTRY = Pattern.compile("(0|[1-9][0-9]{0,17}) ([A-Za-z0-9+/]{43}=)");
    private static final int LONGEST = 1 << 16;
    private static final int DIGITS = 16;
    /// The lock of a file keeps out other processes, and fails for other threads.
    private static final Object THREADS = new Object();

    private final Path folder;

    public KnownLogs(Path folder) {
        this.folder = requireNonNull(folder, "folder");
    }

    /// What is remembered of the log with this key.
    public Optional<KnownLog> of(VerifierKey key) {
        var found = read(file(key));
        if (found.filter(log -> !log.key().equals(key)).isPresent()) {
            throw damaged(file(key));
        }
        return found;
    }

    /// The logs of this name: nothing says that there is only one.
    public List<KnownLog> called(String origin) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<KnownLog>();
        try (var files = Files.newDirectoryStream(folder, beginning(origin) + "*" + ENDING)) {
            files.forEach(file -> read(file).ifPresent(found::add));
        } catch (IOException e) {
            throw Disk.failure("%s cannot be read".formatted(folder), e);
        }
        found.removeIf(log -> !log.key().name().equals(origin));
        return found;
    }

    /// Remembers that a log has signed a checkpoint. When it returns, that outlives a power cut.
    ///
    /// @param vouched whether somebody vouched for the key, which is then remembered, too
    public void remember(VerifierKey key, Checkpoint checkpoint, boolean vouched) {
        var known = of(key).orElse(KnownLog.unknown(key));
        if (!known.seen().contains(checkpoint) || (vouched && !known.pinned())) {
            advance(key, checkpoint, vouched, _ -> Optional.empty());
        }
    }

    /// As [#remember], alone among all who do, unless there is an objection.
    ///
    /// @param objection to what was remembered before
    /// @return the objection; nothing where it is remembered now
    public Optional<String> advance(
            VerifierKey key, Checkpoint checkpoint, boolean vouched, Function<KnownLog, Optional<String>> objection) {
        return change(key, known -> vouched ? known.with(checkpoint).vouched() : known.with(checkpoint), objection);
    }

    private Optional<String> change(
            VerifierKey key, UnaryOperator<KnownLog> next, Function<KnownLog, Optional<String>> objection) {
        synchronized (THREADS) {
            try {
                Disk.folder(folder);
                try (var channel = Disk.open(folder.resolve("lock"));
                        var _ = Disk.lock(channel)) {
                    var known = of(key).orElse(KnownLog.unknown(key));
                    var objected = objection.apply(known);
                    if (objected.isEmpty()) {
                        Disk.replace(file(key), bytes(next.apply(known)));
                    }
                    return objected;
                }
            } catch (IOException e) {
                throw Disk.failure("%s cannot be written".formatted(folder), e);
            }
        }
    }

    /// Remembers that somebody vouched for a key, and nothing of what was shown with it.
    public void vouch(VerifierKey key) {
        if (of(key).filter(KnownLog::pinned).isEmpty()) {
            change(key, KnownLog::vouched, _ -> Optional.empty());
        }
    }

    private static String beginning(String origin) {
        return Bytes.utf8(origin).sha256().hex().substring(0, DIGITS);
    }

    /// Of a file about a log, without its ending.
    static String name(VerifierKey key) {
        return "%s-%s".formatted(beginning(key.name()), key.id().hex());
    }

    private Path file(VerifierKey key) {
        return folder.resolve(name(key) + ENDING);
    }

    private static Optional<KnownLog> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw damaged(file);
            }
            return Optional.of(Bytes.of(Files.readAllBytes(file))
                    .text()
                    .flatMap(KnownLogs::parse)
                    .orElseThrow(() -> damaged(file)));
        } catch (IOException e) {
            throw Disk.failure("%s cannot be read".formatted(file), e);
        }
    }

    private static UncheckedIOException damaged(Path file) {
        var sentence = ("%s is damaged, so that nobody knows what was seen of a log; if you remove it, its key must be"
                        + " vouched for again with --key")
                .formatted(file);
        return new UncheckedIOException(sentence, new IOException(sentence));
    }

    private static Optional<KnownLog> parse(String text) {
        return Summed.content(text).flatMap(KnownLogs::log);
    }

    private static Optional<KnownLog> log(String content) {
        var lines = content.split("\n", -1);
        var few = 4;
        if (lines.length < few || !lines[0].equals(HEADER)) {
            return Optional.empty();
        }
        var key = VerifierKey.parse(lines[1]);
        var seen = new ArrayList<Checkpoint>();
        for (var line : List.of(lines).subList(few - 1, lines.length - 1)) {
            var entry = ENTRY.matcher(line);
            var root = entry.matches() ? Bytes.base64(entry.group(2)) : Optional.<Bytes>empty();
            if (root.isEmpty() || key.isEmpty()) {
                return Optional.empty();
            }
            seen.add(new Checkpoint(key.get().name(), Long.parseLong(entry.group(1)), new Hash(root.get())));
        }
        return key.filter(_ -> lines[2].equals(PINNED) || lines[2].equals(SEEN))
                .map(log -> new KnownLog(log, lines[2].equals(PINNED), seen));
    }

    private static Bytes bytes(KnownLog log) {
        var content = new StringBuilder("%s\n%s\n%s\n".formatted(HEADER, log.key(), log.pinned() ? PINNED : SEEN));
        log.seen()
                .forEach(it -> content.append(it.size())
                        .append(' ')
                        .append(it.root().bytes().base64())
                        .append('\n'));
        return Summed.bytes(content.toString());
    }

    /// What is remembered of a log's streams of keys.
    ///
    /// @param forgetting is told where something cannot be remembered
    public KnownEnds ends(VerifierKey key, Consumer<UncheckedIOException> forgetting) {
        return KnownEnds.of(folder, key, forgetting);
    }
}
