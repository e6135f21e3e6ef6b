package dev.fairway.connectors.git;

import dev.fairway.connector.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/// Decides which file on disk a path stands for, and whether it may be opened. Remembers the folders it has seen.
final class FileInspection {

    private static final String BEHIND_A_LINK = "lies behind a folder that is a symbolic link";

    /// What was found at a path.
    sealed interface Seen {}

    /// A regular file inside the root; `file` has no link left in it.
    record Regular(Path file, long size, FileEntry.Kind kind) implements Seen {}

    /// Something that is not opened, and why.
    ///
    /// @param file whether it has the name of a file
    record Refused(String reason, boolean file) implements Seen {
        Refused(String reason) {
            this(reason, true);
        }
    }

    /// Nothing, or a folder.
    record Gone() implements Seen {}

    private final Path root;
    private final Map<Path, Boolean> plainFolders = new HashMap<>();

    FileInspection(Path root) {
        this.root = root;
        plainFolders.put(root, true);
    }

    /// @param path relative to the root, without `..`
    Seen of(String path) {
        try {
            var file = root.resolve(path);
            var parent = file.getParent();
            if (parent == null || !plain(parent)) {
                return new Refused(BEHIND_A_LINK);
            }
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isSymbolicLink()
                    ? linked(file)
                    : regular(file, attributes, FileEntry.Kind.FILE, new Gone());
        } catch (NoSuchFileException _) {
            return new Gone();
        } catch (InvalidPathException _) {
            return new Refused("the name cannot be written in this system's character set; set LC_ALL=C.UTF-8", false);
        } catch (IOException | SecurityException _) {
            return new Refused("cannot be read");
        }
    }

    private static Seen regular(Path file, BasicFileAttributes attributes, FileEntry.Kind kind, Seen whenFolder) {
        if (attributes.isDirectory()) {
            return whenFolder;
        }
        if (!attributes.isRegularFile()) {
            return new Refused("not a regular file");
        }
        return Files.isReadable(file)
                ? new Regular(file, attributes.size(), kind)
                : new Refused("no permission to read it");
    }

    private Seen linked(Path link) throws IOException {
        Path target;
        try {
            target = link.toRealPath();
        } catch (NoSuchFileException _) {
            return new Refused("a symbolic link to nothing");
        } catch (IOException _) {
            return new Refused("a symbolic link that leads nowhere, in a loop or without permission");
        }
        if (!target.startsWith(root)) {
            return new Refused("a symbolic link out of the repository");
        }
        for (var segment : root.relativize(target)) {
            if (segment.toString().equalsIgnoreCase(".git")) {
                return new Refused("a symbolic link into Git's own folder");
            }
        }
        var attributes = Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var folder = new Refused("a symbolic link to a folder, whose files are read under their own names", false);
        return regular(target, attributes, FileEntry.Kind.LINK, folder);
    }

    private boolean plain(Path folder) {
        var known = plainFolders.get(folder);
        if (known == null) {
            var parent = folder.getParent();
            known = parent != null && plain(parent) && !Files.isSymbolicLink(folder);
            plainFolders.put(folder, known);
        }
        return known;
    }
}
