package dev.fairway.ledger.keys;

import dev.fairway.ledger.bytes.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Small files that must outlive a power cut, readable by their owner alone.
public final class Disk {

    /// The lock of a file keeps out other processes, and fails for other threads.
    private static final Object THREADS = new Object();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Nanoseconds between two looks.
    private static final long SHORTEST_PAUSE = 100_000;

    private static final long LONGEST_PAUSE = 5_000_000;

    /// As drafts are called here.
    private static final Pattern DRAFT = Pattern.compile("\\..{1,200}[0-9]\\.new");

    /// None is written for as long.
    private static final Duration OLD = Duration.ofMinutes(10);

    private Disk() {}

    /// Makes a folder that its owner alone can enter, and those above it.
    public static void folder(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        var above = folder.toAbsolutePath().getParent();
        if (above != null) {
            folder(above);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException _) {
            // Another process was faster.
        }
        if (above != null) {
            sync(above);
        }
    }

    /// Writes a file that is not there yet: all of it, or nothing.
    ///
    /// @throws FileAlreadyExistsException if it is there
    public static void create(Path file, Bytes content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a file without a folder");
        }
        removeDrafts(folder);
        var draft = Files.createTempFile(folder, "." + file.getFileName(), ".new");
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                write(channel, 0, content);
            }
            // A link, not a rename: of two who come at once, the second is told.
            Files.createLink(file, draft);
            sync(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes a file anew: whoever reads it meanwhile, or after a power cut, has the one before or this one.
    public static void replace(Path file, Bytes content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a file without a folder");
        }
        removeDrafts(folder);
        var draft = Files.createTempFile(folder, "." + file.getFileName(), ".new");
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                write(channel, 0, content);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Removes what processes left that were killed between a draft and its name: one of a key is that key once more.
    private static void removeDrafts(Path folder) throws IOException {
        var before = FileTime.from(Instant.now().minus(OLD));
        try (var drafts = Files.newDirectoryStream(
                folder,
                file -> DRAFT.matcher(String.valueOf(file.getFileName())).matches())) {
            for (var draft : drafts) {
                if (Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(draft, LinkOption.NOFOLLOW_LINKS)
                                        .compareTo(before)
                                < 0) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException _) {
            // Another process was faster.
        }
    }

    /// Locks a file among processes, after all who have it: none of what is done under such a lock takes long.
    ///
    /// @throws IOException where others have it for longer than one waits for them
    public static FileLock lock(FileChannel channel) throws IOException {
        return lock(channel, PATIENCE);
    }

    static FileLock lock(FileChannel channel, Duration patience) throws IOException {
        var begun = System.nanoTime();
        while (true) {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            var waited = System.nanoTime() - begun;
            if (waited > patience.toNanos()) {
                throw new IOException("others have held it for %d s".formatted(patience.toSeconds()));
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.clamp(waited / 4, SHORTEST_PAUSE, LONGEST_PAUSE));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted while others held it").initCause(e);
            }
        }
    }

    /// Does something alone among all processes of this machine that name the same file.
    ///
    /// @param lock a file for nothing else
    public static <T> T alone(Path lock, Supplier<T> work) throws IOException {
        folder(lock.toAbsolutePath().getParent());
        synchronized (THREADS) {
            try (var channel = open(lock);
                    var _ = lock(channel)) {
                return work.get();
            }
        }
    }

    /// A failure whose message is a sentence for people.
    ///
    /// @param what cannot be done
    public static UncheckedIOException failure(String what, IOException e) {
        var why = why(e);
        return new UncheckedIOException(why.isEmpty() ? what : what + ": " + why, e);
    }

    /// In words for people, as far as they are known; none of them name a class.
    public static String why(@Nullable IOException e) {
        return switch (e) {
            case null -> "";
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it is not there";
            case FileAlreadyExistsException _ -> "something else is there";
            case NotDirectoryException _ -> "it is no folder";
            case DirectoryNotEmptyException _ -> "it is not empty";
            case FileSystemException failure -> lowercase(String.valueOf(failure.getReason()));
            case EOFException _, ClosedChannelException _ -> "";
            default -> lowercase(String.valueOf(e.getMessage()));
        };
    }

    private static String lowercase(String reason) {
        return reason.equals("null") || reason.isEmpty() || reason.contains("Exception")
                ? ""
                : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }

    /// A file that is written in place; made where it is missing.
    public static FileChannel open(Path file) throws IOException {
        var made = !Files.exists(file);
        var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (made) {
            sync(file.toAbsolutePath().getParent());
        }
        return channel;
    }

    /// Writes and syncs.
    static void write(FileChannel channel, long position, Bytes content) throws IOException {
        var buffer = content.buffer();
        var at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        channel.force(false);
    }

    /// As many bytes as there are, up to a length.
    static Bytes read(FileChannel channel, long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
            // Until there is no more.
        }
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return Bytes.of(bytes);
    }

    /// When it returns, the names in a folder outlive a power cut.
    public static void sync(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
