package dev.fairway.cli.ledger;

import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Work trees of one Git repository (gitrepository-layout, `worktrees/`): all of them have one ledger, in the
/// main one, since a release is of the repository and not of the folder in which somebody stood.
final class WorkTrees {

    private static final String GIT = ".git";
    private static final String LINK = "gitdir: ";

    /// Bytes of the files in which Git notes where others are.
    private static final long LARGEST_NOTE = 8192;

    private WorkTrees() {}

    /// Where the store of a work tree lies: in its own folder where there is one already, else in that of the
    /// main work tree.
    ///
    /// @param top of the work tree, or any folder
    /// @param name of the store below a work tree
    static Path store(Path top, String name) {
        var own = top.resolve(name);
        return SqliteLedgerStore.exists(own) ? own : main(top).orElse(top).resolve(name);
    }

    /// The main work tree; nothing where this is it, or no work tree, or that of a bare repository or a submodule.
    private static Optional<Path> main(Path top) {
        var link = top.resolve(GIT);
        try {
            var folder = note(link)
                    .filter(it -> it.startsWith(LINK))
                    .map(it -> top.resolve(it.substring(LINK.length())).normalize());
            if (folder.isEmpty() || !isOf(folder.get(), link)) {
                return Optional.empty();
            }
            return note(folder.get().resolve("commondir"))
                    .map(it -> folder.get().resolve(it).normalize())
                    .filter(common -> common.endsWith(GIT) && keeps(common, folder.get()))
                    .flatMap(common -> Optional.ofNullable(common.getParent()));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Whether a folder is where a repository keeps what it knows of a work tree: what it says there, it says itself.
    private static boolean keeps(Path common, Path folder) {
        var above = folder.getParent();
        try {
            return above != null && Files.isSameFile(common.resolve("worktrees"), above);
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether the repository knows this work tree: else any file could say where a ledger is to be made.
    private static boolean isOf(Path folder, Path link) throws IOException {
        var back = note(folder.resolve("gitdir")).map(folder::resolve);
        return back.isPresent() && Files.exists(back.get()) && Files.isSameFile(back.get(), link);
    }

    private static Optional<String> note(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= LARGEST_NOTE
                ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }
}
