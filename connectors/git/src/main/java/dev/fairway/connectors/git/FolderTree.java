package dev.fairway.connectors.git;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.Listing;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.TreeProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The files of a folder on disk, as they are now: of a working tree, or of a folder without Git.
///
/// Only regular files below the root are ever opened; a link is followed when it stays inside of it.
final class FolderTree implements SourceTree {

    private final Path root;
    private final ScopePaths scope;
    private final Names.Lister lister;

    FolderTree(Path root, ScopePaths scope, Names.Lister lister) {
        this.root = root;
        this.scope = scope;
        this.lister = lister;
    }

    @Override
    public Listing list() {
        var names = lister.names();
        var files = new ArrayList<FileEntry>();
        var problems = new ArrayList<TreeProblem>(names.problems());
        var inspection = new FileInspection(root);
        for (var path : names.paths()) {
            inspect(inspection, path, files, problems);
        }
        return new Listing(files, problems);
    }

    private void inspect(FileInspection inspection, String path, List<FileEntry> files, List<TreeProblem> problems) {
        var inRepository = scope.toRepository(path);
        if (inRepository.isEmpty()) {
            problems.add(new TreeProblem(path, "not a path inside the repository"));
            return;
        }
        switch (inspection.of(inRepository.get())) {
            case FileInspection.Regular(var _, var size, var kind) -> files.add(new FileEntry(path, size, kind));
            case FileInspection.Refused(var reason, var file) -> problems.add(new TreeProblem(path, reason, file));
            case FileInspection.Gone _ -> {
                // Tracked, and deleted in the working tree: not there, which is no problem.
            }
        }
    }

    @Override
    public ReadResult read(String path, long maxBytes) {
        var inRepository = scope.toRepository(path);
        if (inRepository.isEmpty()) {
            return new ReadResult.Unreadable("not a path inside the repository");
        }
        return switch (new FileInspection(root).of(inRepository.get())) {
            case FileInspection.Regular(var file, var size, var _) ->
                size > maxBytes ? new ReadResult.TooLarge(size) : content(file, maxBytes);
            case FileInspection.Refused(var reason, var _) -> new ReadResult.Unreadable(reason);
            case FileInspection.Gone _ -> new ReadResult.Unreadable(missing(inRepository.get()));
        };
    }

    private String missing(String path) {
        return Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS) ? "it is a folder" : "no such file";
    }

    /// Reads no more than was allowed, for the file may have grown since.
    private static ReadResult content(Path file, long maxBytes) {
        var limit = (int) Math.min(maxBytes, Integer.MAX_VALUE - 9L);
        try (InputStream input = Files.newInputStream(file, options())) {
            var bytes = input.readNBytes(limit);
            return input.read() < 0 ? new ReadResult.Content(bytes) : new ReadResult.TooLarge(limit + 1L);
        } catch (IOException _) {
            return new ReadResult.Unreadable("cannot be read");
        }
    }

    private static OpenOption[] options() {
        return Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS).toArray(OpenOption[]::new);
    }
}
