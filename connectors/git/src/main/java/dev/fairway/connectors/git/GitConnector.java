package dev.fairway.connectors.git;

import static dev.fairway.connector.ConnectorException.Code.UNREACHABLE;

import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.Past;
import dev.fairway.connector.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Opens a folder for reading: with its history where it lies in a Git repository, without where it does not.
///
/// The installed git is used where there is one, JGit otherwise; both see a private directory instead of the
/// repository's own configuration.
public final class GitConnector {

    private GitConnector() {}

    /// Opens the folder. Fails only when there is no such folder; everything else is part of the workspace.
    public static Workspace open(Path folder) {
        var real = realFolder(folder);
        return switch (GitLocation.around(real)) {
            case GitLocation.Nowhere(var reason) -> plain(real, reason, false);
            case GitLocation.Repository found ->
                open(real, found, GitExecutable.find(System.getenv(), found.workTree()));
        };
    }

    /// Opens a folder of a repository with the given git, or with JGit.
    static Workspace open(Path folder, GitLocation.Repository repository, Optional<Path> git) {
        try {
            var directory = PrivateDirectory.standingInFor(repository);
            var unreadable = unreadable(directory, git.isPresent());
            if (unreadable.isPresent()) {
                directory.close();
                return plain(folder, unreadable.get(), true);
            }
            var source = git.isPresent()
                    ? new ExecutableSource(new GitExecutable(git.get(), directory))
                    : JGitSource.over(directory);
            return workspace(folder, repository, directory, source);
        } catch (IOException e) {
            return plain(folder, "the Git repository cannot be read: " + e.getMessage(), true);
        }
    }

    private static Optional<String> unreadable(PrivateDirectory directory, boolean installed) {
        if (directory.reftable()) {
            return Optional.of("the Git repository keeps its references as a reftable, which is not read yet");
        }
        if (!Files.isExecutable(directory.objects()) || !Files.isReadable(directory.objects())) {
            return Optional.of("the Git repository cannot be read: no permission for its objects");
        }
        return directory.sha256() && !installed
                ? Optional.of("the Git repository has SHA-256 ids, which needs an installed git")
                : Optional.empty();
    }

    private static Workspace workspace(
            Path folder, GitLocation.Repository repository, PrivateDirectory directory, ObjectSource source) {
        var workTree = repository.workTree();
        if (workTree == null) {
            var scope = new ScopePaths("");
            var history = new RepositoryHistory(source, directory, scope);
            return new Workspace(repository.gitDirectory(), "", history.atHead(), new Past.Known(history));
        }
        var scope = new ScopePaths(workTree.relativize(folder).toString().replace(File.separatorChar, '/'));
        var history = new RepositoryHistory(source, directory, scope);
        var tree = new FolderTree(workTree, scope, new Names.Lister() {
            @Override
            public Names names() {
                return Names.ofWorkingTree(source, scope.scope(), folder);
            }

            @Override
            public Names exactly(String below) {
                return Names.exactly(source, below);
            }
        });
        return new Workspace(workTree, scope.scope(), tree, new Past.Known(history));
    }

    /// @param git whether there is a repository that cannot be read: which of the files are its own nobody knows then
    private static Workspace plain(Path folder, String reason, boolean git) {
        var tree = new FolderTree(folder, new ScopePaths(""), new Names.Lister() {
            @Override
            public Names names() {
                return Names.ofFolder(folder);
            }

            @Override
            public Names exactly(String below) {
                return git ? Names.unknown(reason) : Names.ofFolder(folder.resolve(below));
            }
        });
        return new Workspace(folder, "", tree, new Past.Unknown(reason));
    }

    private static Path realFolder(Path folder) {
        try {
            var real = folder.toRealPath();
            if (Files.isDirectory(real)) {
                return real;
            }
        } catch (IOException e) {
            throw new ConnectorException(UNREACHABLE, "there is no folder " + folder, e);
        }
        throw new ConnectorException(UNREACHABLE, folder + " is not a folder");
    }
}
