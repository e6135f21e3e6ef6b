package dev.fairway.ledger.trust;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.KeyMemory;
import dev.fairway.ledger.stream.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What is remembered of one log's streams of keys, in a file beside those of [KnownLogs].
public final class KnownEnds implements KeyMemory {

    private static final String HEADER = "fairway ends 1";
    private static final Pattern END =
            Pattern.compile("([0-9a-f]{64}) ([1-9][0-9]{0,17}) (0|[1-9][0-9]{0,17}) ([0-9a-f]{64})");
    /// Streams that are remembered: those that ended last.
    private static final int MOST = 1_000;

    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final VerifierKey log;
    private final Consumer<UncheckedIOException> forgetting;
    private final Map<Bytes, Binding> ends;

    private KnownEnds(Path file, VerifierKey log, Consumer<UncheckedIOException> forgetting, Map<Bytes, Binding> ends) {
        this.file = file;
        this.log = log;
        this.forgetting = forgetting;
        this.ends = new HashMap<>(ends);
    }

    /// Reads what is remembered of a log.
    ///
    /// @param folder of the logs that are remembered
    /// @param forgetting is told where something cannot be remembered
    /// @throws UncheckedIOException with a sentence, where the file cannot be read or was damaged
    public static KnownEnds of(Path folder, VerifierKey log, Consumer<UncheckedIOException> forgetting) {
        requireNonNull(forgetting, "forgetting");
        var file = folder.resolve(KnownLogs.name(log) + ".ends");
        return new KnownEnds(file, log, forgetting, read(file, log));
    }

    @Override
    public synchronized List<Binding> ends() {
        return List.copyOf(ends.values());
    }

    @Override
    public synchronized void accept(List<Binding> accepted) {
        var before = Map.copyOf(ends);
        accepted.forEach(this::take);
        if (!before.equals(ends)) {
            try {
                // What another process has seen meanwhile.
                read(file, log).values().forEach(this::take);
                Disk.folder(file.getParent());
                Disk.replace(file, bytes(ends.values()));
            } catch (IOException e) {
                forgetting.accept(Disk.failure("%s cannot be written".formatted(file), e));
            } catch (UncheckedIOException e) {
                forgetting.accept(e);
            }
        }
    }

    private void take(Binding end) {
        ends.merge(end.key(), end, (one, other) -> one.count() > other.count() ? one : other);
    }

    private static Map<Bytes, Binding> read(Path file, VerifierKey log) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw damaged(file);
            }
            return Bytes.of(Files.readAllBytes(file))
                    .text()
                    .flatMap(text -> parse(text, log))
                    .orElseThrow(() -> damaged(file));
        } catch (IOException e) {
            throw Disk.failure("%s cannot be read".formatted(file), e);
        }
    }

    private static UncheckedIOException damaged(Path file) {
        var sentence = "%s is damaged, so that nobody knows what was seen of a log's keys; remove it to begin anew"
                .formatted(file);
        return new UncheckedIOException(sentence, new IOException(sentence));
    }

    private static Optional<Map<Bytes, Binding>> parse(String text, VerifierKey log) {
        return Summed.content(text).flatMap(content -> {
            var lines = List.of(content.split("\n", -1));
            var few = 3;
            if (lines.size() < few
                    || !lines.getFirst().equals(HEADER)
                    || !lines.get(1).equals(log.toString())) {
                return Optional.empty();
            }
            var ends = new HashMap<Bytes, Binding>();
            for (var line : lines.subList(2, lines.size() - 1)) {
                var end = END.matcher(line);
                if (!end.matches() || Long.parseLong(end.group(3)) < Long.parseLong(end.group(2)) - 1) {
                    return Optional.empty();
                }
                var key = Bytes.hex(end.group(1));
                ends.put(
                        key,
                        new Binding(
                                key,
                                Long.parseLong(end.group(2)),
                                Long.parseLong(end.group(3)),
                                Bytes.hex(end.group(4))));
            }
            return Optional.of(ends);
        });
    }

    private Bytes bytes(Collection<Binding> all) {
        var content = new StringBuilder("%s\n%s\n".formatted(HEADER, log));
        all.stream()
                .sorted(comparingLong(Binding::last).reversed())
                .limit(MOST)
                .forEach(end -> content.append("%s %d %d %s\n"
                        .formatted(
                                end.key().hex(),
                                end.count(),
                                end.last(),
                                end.link().hex())));
        return Summed.bytes(content.toString());
    }
}
