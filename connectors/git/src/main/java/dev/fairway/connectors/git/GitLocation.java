package dev.fairway.connectors.git;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the repository around a folder keeps what. Found by looking at file names only: no configuration is asked,
/// so a repository cannot point its working tree elsewhere.
sealed interface GitLocation {

    /// A repository.
    ///
    /// @param gitDirectory    holds `HEAD` and the index
    /// @param commonDirectory holds objects and references (the same, unless this is one of several worktrees)
    /// @param workTree        the top folder of the working tree; null in a bare repository
    record Repository(
            Path gitDirectory,
            Path commonDirectory,
            @Nullable Path workTree) implements GitLocation {}

    /// No repository that could be read, and why.
    record Nowhere(String reason) implements GitLocation {}

    /// Looks in `folder`, a real path, and upwards.
    static GitLocation around(Path folder) {
        for (Path place = folder; place != null; place = place.getParent()) {
            var dotGit = place.resolve(".git");
            if (Files.isRegularFile(dotGit)) {
                return linked(place, dotGit);
            }
            if (isRepository(dotGit)) {
                return new Repository(dotGit, dotGit, place);
            }
            if (Files.isDirectory(dotGit) && !Files.isExecutable(dotGit)) {
                return new Nowhere("the Git repository cannot be read: no permission for .git");
            }
            if (isRepository(place)) {
                return new Repository(place, commonDirectory(place), null);
            }
        }
        return new Nowhere("not inside a Git repository");
    }

    /// A worktree or submodule, whose `.git` is a file that names the folder.
    private static GitLocation linked(Path place, Path dotGit) {
        var target = GitText.smallFile(dotGit)
                .filter(text -> text.startsWith("gitdir:"))
                .flatMap(text ->
                        resolve(place, text.substring("gitdir:".length()).strip()))
                .filter(GitLocation::isRepository);
        return target.isPresent()
                ? new Repository(target.get(), commonDirectory(target.get()), place)
                : new Nowhere(".git names a folder that is no Git repository");
    }

    private static Path commonDirectory(Path gitDirectory) {
        return GitText.smallFile(gitDirectory.resolve("commondir"))
                .flatMap(text -> resolve(gitDirectory, text))
                .orElse(gitDirectory);
    }

    private static Optional<Path> resolve(Path base, String text) {
        try {
            return Optional.of(base.resolve(text).normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isRepository(Path directory) {
        if (!Files.isRegularFile(directory.resolve("HEAD"))) {
            return false;
        }
        var common = commonDirectory(directory);
        return Files.isDirectory(common.resolve("objects")) && Files.isDirectory(common.resolve("refs"));
    }
}
