package dev.fairway.connectors.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A Git directory of our own, in the system's temporary folder, that stands in for the repository's.
///
/// It holds copies of the references and a configuration that we wrote; objects and index stay where they are and are
/// only read. So Git never sees the repository's configuration, hooks, attributes, grafts or remotes: there is nothing
/// to switch off one by one, and nothing is written into the repository.
final class PrivateDirectory implements AutoCloseable {

    private static final Pattern SHA256 = Pattern.compile("(?im)^\\s*objectformat\\s*=\\s*\"?sha256");
    private static final Pattern REFTABLE = Pattern.compile("(?im)^\\s*refstorage\\s*=\\s*\"?reftable");
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{40,64}|ref: refs/\\S+");
    private static final long MAX_PACKED_REFERENCES = 256L << 20;
    private static final int MAX_REFERENCES = 200_000;
    private static final int MAX_DEPTH = 64;
    private static final int ATTEMPTS = 20;

    private final Path directory;
    private final GitLocation.Repository repository;
    private final Thread atExit;
    private boolean removed;

    private PrivateDirectory(Path directory, GitLocation.Repository repository) {
        this.directory = directory;
        this.repository = repository;
        this.atExit = new Thread(this::remove, "git-cleanup");
    }

    static PrivateDirectory standingInFor(GitLocation.Repository repository) throws IOException {
        var made = new PrivateDirectory(temporary(), repository);
        try {
            Runtime.getRuntime().addShutdownHook(made.atExit);
            made.fill();
            return made;
        } catch (IllegalStateException e) {
            made.remove();
            throw new IOException("the process is about to end", e);
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    private static Path temporary() throws IOException {
        try {
            return Files.createTempDirectory("fairway-git-").toRealPath();
        } catch (IOException e) {
            throw new IOException("the temporary folder cannot be written; TMPDIR names another", e);
        }
    }

    Path path() {
        return directory;
    }

    Path objects() {
        return repository.commonDirectory().resolve("objects");
    }

    Path index() {
        return repository.gitDirectory().resolve("index");
    }

    @Nullable
    Path workTree() {
        return repository.workTree();
    }

    /// What `HEAD` says: an id, or `ref: refs/heads/main`.
    String head() {
        return GitText.smallFile(directory.resolve("HEAD")).orElse("");
    }

    /// The commits whose parents a shallow clone does not have.
    Set<String> shallow() {
        return GitText.smallFile(directory.resolve("shallow"))
                .map(text -> text.lines().filter(GitText::isId).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    boolean sha256() {
        return configured(SHA256);
    }

    boolean reftable() {
        return configured(REFTABLE);
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The machine is going down already, and the hook has nothing left to delete.
        }
    }

    /// The two settings that say how to read objects at all are found by eye; nothing else is taken from the file.
    private boolean configured(Pattern pattern) {
        return GitText.smallFile(repository.commonDirectory().resolve("config"))
                .filter(text -> pattern.matcher(text).find())
                .isPresent();
    }

    private void fill() throws IOException {
        var common = repository.commonDirectory();
        write("config", configuration());
        write(
                "HEAD",
                GitText.smallFile(repository.gitDirectory().resolve("HEAD"))
                                .filter(text -> REFERENCE.matcher(text).matches())
                                .orElse("ref: refs/heads/unreadable")
                        + "\n");
        copy(common.resolve("packed-refs"), "packed-refs", MAX_PACKED_REFERENCES);
        copy(common.resolve("shallow"), "shallow", MAX_PACKED_REFERENCES);
        copy(common.resolve("info/exclude"), "info/exclude", 1 << 20);
        copyReferences(common);
        copySharedIndexes();
    }

    private String configuration() {
        var format = sha256()
                ? "\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n[core]\n"
                : "\trepositoryformatversion = 0\n";
        return "[core]\n" + format
                + "\tbare = %s\n".formatted(repository.workTree() == null)
                + "\tfsmonitor = false\n\tuntrackedcache = false\n\tquotepath = false\n\tpager = cat\n"
                + "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[protocol]\n\tallow = never\n";
    }

    private void copyReferences(Path common) throws IOException {
        Files.createDirectories(directory.resolve("refs"));
        List<Path> references;
        try (var found = Files.find(common.resolve("refs"), MAX_DEPTH, (_, attributes) -> attributes.isRegularFile())) {
            references = found.limit(MAX_REFERENCES).toList();
        } catch (UncheckedIOException e) {
            throw new IOException("a folder of references cannot be read", e);
        }
        for (var reference : references) {
            var name = common.relativize(reference);
            var text = GitText.smallFile(reference)
                    .filter(found -> REFERENCE.matcher(found).matches());
            if (text.isPresent() && !name.startsWith("refs/replace")) {
                write(name.toString(), text.get() + "\n");
            }
        }
    }

    /// A split index names a second file that Git looks for beside its configuration.
    private void copySharedIndexes() throws IOException {
        try (var files = Files.newDirectoryStream(repository.gitDirectory(), "sharedindex.*")) {
            for (var file : files) {
                copy(file, Optional.ofNullable(file.getFileName()).orElseThrow().toString(), 1L << 30);
            }
        }
    }

    private synchronized void write(String name, String text) throws IOException {
        var file = place(name);
        Files.write(file, text.getBytes(UTF_8));
    }

    private synchronized void copy(Path from, String name, long maxSize) throws IOException {
        if (Files.isRegularFile(from) && Files.size(from) <= maxSize) {
            Files.copy(from, place(name));
        }
    }

    private Path place(String name) throws IOException {
        if (removed) {
            throw new IOException("the process is about to end");
        }
        var file = directory.resolve(name);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(directory));
        return file;
    }

    private synchronized void remove() {
        removed = true;
        delete(directory);
    }

    /// Tries again where something was written meanwhile: at the end of the process it may be in the middle of its
    /// work.
    private static void delete(Path directory) {
        for (var i = 0; i < ATTEMPTS && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS); i++) {
            deleteOnce(directory);
        }
    }

    private static void deleteOnce(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // Deleted meanwhile, which is what was wanted.
        } catch (IOException | UncheckedIOException _) {
            // The system's temporary folder is cleaned by the system; there is nothing of value in it.
        }
    }
}
