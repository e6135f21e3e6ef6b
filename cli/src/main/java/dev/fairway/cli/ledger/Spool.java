package dev.fairway.cli.ledger;

import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What waits for a ledger that could not be reached: one file for each order, readable by its owner alone.
///
/// @param folder of one ledger's orders
record Spool(Path folder) {

    private static final String ENDING = ".order";
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final String LOCK = ".lock";
    private static final Pattern NAME = Pattern.compile("[0-9]{13,19}-([0-9a-f]{32})\\.order");

    /// A file holds a report and the states of flags.
    private static final long LARGEST = 256L << 20;

    static Spool of(LedgerPlace place) {
        var store = place.folder().toAbsolutePath().normalize().toString();
        var root = LedgerPlace.xdg(place.surroundings().environment(), "XDG_STATE_HOME", ".local/state");
        return new Spool(root.resolve("fairway/spool")
                .resolve(Bytes.utf8(store).sha256().hex().substring(0, 32)));
    }

    /// When it returns, the order outlives a power cut. The same order once more changes nothing.
    void put(SpooledOrder waiting) throws IOException {
        Disk.folder(folder);
        var order = waiting.order();
        var name = "%013d-%s%s"
                .formatted(order.claimed().toEpochMilli(), order.stamp().id(), ENDING);
        try {
            Disk.create(folder.resolve(name), waiting.bytes());
        } catch (FileAlreadyExistsException _) {
            // It waits already.
        }
    }

    /// The id of an order, by which people name it; nothing where a file is called otherwise.
    static Optional<String> id(Path file) {
        return Optional.of(NAME.matcher(String.valueOf(file.getFileName())))
                .filter(Matcher::matches)
                .map(match -> match.group(1));
    }

    /// All that waits, oldest first.
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    /// Whether others can put orders there, too, which would be signed here.
    boolean isOpenToOthers() throws IOException {
        return Files.isDirectory(folder)
                && Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS::contains);
    }

    /// Nothing where a file was cut or changed.
    static Optional<SpooledOrder> read(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
                ? SpooledOrder.parse(Bytes.of(Files.readAllBytes(file)))
                : Optional.empty();
    }

    /// When it returns, the order does not come back after a power cut.
    void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        Disk.sync(folder);
    }

    /// Runs something alone among all who empty this spool.
    <T> T alone(Supplier<T> work) throws IOException {
        if (!Files.isDirectory(folder)) {
            return work.get();
        }
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = Disk.lock(channel)) {
            return work.get();
        }
    }
}
