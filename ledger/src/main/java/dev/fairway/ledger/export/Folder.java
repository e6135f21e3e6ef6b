package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The files of an export as they are written: each whole or not at all, and synced; folders are synced together.
final class Folder implements AutoCloseable {

    /// Files that are synced side by side.
    private static final int THREADS = 16;

    private static final int MOST_WAITING = 32;

    /// Characters that no path below an export has.
    private static final int LONGEST = 200;

    private final Path root;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private final Set<Path> touched = new ConcurrentSkipListSet<>();
    private final AtomicLong written = new AtomicLong();

    Folder(Path root) throws IOException {
        this.root = root;
        make(root);
    }

    /// Hands over each thing below a folder that is no folder, and each folder without anything.
    static void walk(Path root, BiConsumer<String, BasicFileAttributes> each) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            private long seen;
            private final Deque<Long> before = new ArrayDeque<>();
            private final Deque<BasicFileAttributes> folders = new ArrayDeque<>();

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                before.push(seen);
                folders.push(attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                seen++;
                each.accept(name(root, file), attributes);
                return FileVisitResult.CONTINUE;
            }

            // Nobody can look at what has a path longer than the system takes, but its name is known, and is no
            // export's.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                var name = name(root, file);
                if (name.length() <= LONGEST || folders.isEmpty()) {
                    throw failure;
                }
                seen++;
                each.accept(name.substring(0, LONGEST) + "…", folders.element());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                var attributes = folders.pop();
                if (before.pop() == seen && !folder.equals(root)) {
                    seen++;
                    each.accept(name(root, folder), attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /// What a file that is being written is called; it is left behind when that is interrupted.
    private static Path draft(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".new");
    }

    /// The name of the file that a draft was to become; any other name as it is.
    static String whole(String path) {
        var slash = path.lastIndexOf('/');
        var name = path.substring(slash + 1);
        return name.startsWith(".") && name.endsWith(".new")
                ? path.substring(0, slash + 1) + name.substring(1, name.length() - ".new".length())
                : path;
    }

    /// Writes a file on another thread, unless it is there already.
    void put(String path, Bytes content) throws IOException {
        make(file(path).getParent());
        waiting.add(CompletableFuture.runAsync(() -> putNow(path, content), threads));
        while (waiting.size() > MOST_WAITING) {
            join(waiting.remove());
        }
    }

    private void putNow(String path, Bytes content) {
        try {
            var file = file(path);
            if (holds(file, content)) {
                return;
            }
            var draft = draft(file);
            try (var channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var buffer = content.buffer();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            touched.add(parent(file));
            written.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, Bytes content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == content.length()
                && Bytes.of(Files.readAllBytes(file)).equals(content);
    }

    /// Waits for all files, and syncs the folders that they are in.
    void sync() throws IOException {
        while (!waiting.isEmpty()) {
            join(waiting.remove());
        }
        for (var folder : touched.stream().sorted(Comparator.reverseOrder()).toList()) {
            if (Files.isDirectory(folder)) {
                try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
        touched.clear();
    }

    private static void join(CompletableFuture<Void> task) throws IOException {
        try {
            task.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    /// Removes what is not to be there, and folders that have nothing left.
    void keepOnly(Predicate<String> wanted) throws IOException {
        var stale = new ConcurrentSkipListSet<String>();
        walk(root, (path, _) -> {
            if (!wanted.test(path)) {
                stale.add(path);
            }
        });
        for (var path : stale) {
            var file = file(path);
            Files.delete(file);
            for (var folder = parent(file); !folder.equals(root) && isEmpty(folder); folder = parent(folder)) {
                Files.delete(folder);
                touched.add(parent(folder));
            }
            touched.add(parent(file));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    long written() {
        return written.get();
    }

    Path file(String path) {
        return root.resolve(path);
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("a file of an export is in a folder");
        }
        return parent;
    }

    private void make(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        make(folder.getParent());
        Files.createDirectory(folder);
        touched.add(folder);
        if (folder.getParent() != null) {
            touched.add(parent(folder));
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
