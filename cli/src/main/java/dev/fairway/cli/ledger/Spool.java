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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What waits for a ledger that could not be reached: one file for each order, readable by its owner alone.
///
/// @param folder of one store's orders
/// @param store the folder of that store
record Spool(Path folder, String store) {

    /// Names the store, whose spool has only a digest of it in its name.
    private static final String STORE = "store";

    private static final long LONGEST_STORE = 1 << 16;

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
        return new Spool(
                root.resolve("fairway/spool")
                        .resolve(Bytes.utf8(store).sha256().hex().substring(0, 32)),
                store);
    }

    /// When it returns, the order outlives a power cut. The same order once more changes nothing.
    void put(SpooledOrder waiting) throws IOException {
        Disk.folder(folder);
        createIfAbsent(folder.resolve(STORE), Bytes.utf8(store + "\n"));
        var order = waiting.order();
        var name = "%013d-%s%s"
                .formatted(order.claimed().toEpochMilli(), order.stamp().id(), ENDING);
        createIfAbsent(folder.resolve(name), waiting.bytes());
    }

    private static void createIfAbsent(Path file, Bytes bytes) throws IOException {
        try {
            Disk.create(file, bytes);
        } catch (FileAlreadyExistsException _) {
            // It waits already.
        }
    }

    /// What waits for other stores, by their folders; nothing of it is recorded with this one's.
    SortedMap<String, Integer> elsewhere() throws IOException {
        var all = new TreeMap<String, Integer>();
        var root = folder.resolveSibling("");
        if (Files.isDirectory(root)) {
            try (var folders = Files.list(root)) {
                for (var other : folders.filter(it -> !it.equals(folder)).toList()) {
                    var count = new Spool(other, "").files().size();
                    if (count > 0) {
                        all.merge(storeOf(other), count, Integer::sum);
                    }
                }
            }
        }
        return all;
    }

    private static String storeOf(Path folder) throws IOException {
        var file = folder.resolve(STORE);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LONGEST_STORE
                ? Files.readString(file).strip()
                : "";
    }

    /// The id of an order, by which people name it; where a file is called otherwise, its name.
    static String name(Path file) {
        var name = String.valueOf(file.getFileName());
        return Optional.of(NAME.matcher(name))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .orElse(name);
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

    /// One that was cut, or changed in any of its bytes, is told to be so.
    static SpooledOrder.Found read(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
                ? SpooledOrder.parse(Bytes.of(Files.readAllBytes(file)))
                : new SpooledOrder.Found.Unfit("it is no file, or too large for an order");
    }

    /// When it returns, the order does not come back after a power cut.
    void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        Disk.sync(folder);
    }

    /// Runs something alone among all who empty this spool.
    ///
    /// @throws IOException also where the lock's file is a link, which is not followed
    <T> T alone(Supplier<T> work) throws IOException {
        if (!Files.isDirectory(folder)) {
            return work.get();
        }
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try (var channel = FileChannel.open(folder.resolve(LOCK), options);
                var _ = Disk.lock(channel)) {
            return work.get();
        }
    }
}
