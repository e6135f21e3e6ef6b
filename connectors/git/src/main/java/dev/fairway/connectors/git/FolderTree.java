package dev.fairway.connectors.git;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.FolderContent;
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
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The files of a folder on disk, as they are now: of a working tree, or of a folder without Git.
///
/// Only regular files below the root are ever opened; a link is followed when it stays inside of it.
final class FolderTree implements SourceTree {

    static final String LINK = "a symbolic link is no content";

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

    @Override
    public FolderContent exactly(String folder) {
        var inRepository = scope.folder(folder);
        if (inRepository.isEmpty() || !Files.isDirectory(root.resolve(inRepository.get()), LinkOption.NOFOLLOW_LINKS)) {
            return FolderContent.unknown("there is no such folder");
        }
        var names = lister.exactly(inRepository.get());
        var files = new ArrayList<FolderContent.Item>();
        var problems = new ArrayList<>(names.problems());
        var inspection = new FileInspection(root);
        var before = inRepository.get().isEmpty() ? "" : inRepository.get() + "/";
        for (var name : names.paths()) {
            var path = before + name;
            switch (inspection.of(path)) {
                case FileInspection.Regular(var _, var _, FileEntry.Kind kind)
                when kind == FileEntry.Kind.LINK -> problems.add(new TreeProblem(name, LINK));
                case FileInspection.Regular(var file, var _, var _) ->
                    files.add(new FolderContent.Item(name, isExecutable(file)));
                case FileInspection.Refused(var reason, var isFile) ->
                    problems.add(new TreeProblem(name, reason, isFile));
                case FileInspection.Gone _ -> problems.add(new TreeProblem(name, gone(path), true));
            }
        }
        return new FolderContent(files, problems);
    }

    private String gone(String path) {
        return Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS)
                ? "a folder, where Git tracks a file"
                : "Git tracks it, and it is not there";
    }

    private static boolean isExecutable(Path file) {
        try {
            return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                    .contains(PosixFilePermission.OWNER_EXECUTE);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
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
