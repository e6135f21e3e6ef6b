package dev.fairway.connectors.git;

import dev.fairway.connector.TreeProblem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The names of the files of a folder, before anyone has looked at the files themselves.
record Names(TreeSet<String> paths, List<TreeProblem> problems) {

    /// More files than that are not listed; no configuration is spread over so many.
    static final int MAX_FILES = 1_000_000;

    static final String OTHER_REPOSITORY = "a repository of its own; its files are not part of this one";
    static final String CLOSED_FOLDER = "the folder cannot be read";
    static final String NOT_TEXT = "the name is not valid UTF-8";
    static final String TOO_MANY = "more than %,d files; the rest was not looked at".formatted(MAX_FILES);

    /// Whoever knows the names.
    interface Lister {
        Names names();

        /// What a folder of the repository holds, named from there, by rules that are the same on every machine.
        Names exactly(String folder);
    }

    static Names none() {
        return new Names(new TreeSet<>(), new ArrayList<>());
    }

    /// What Git tracks, and what it neither tracks nor ignores.
    static Names ofWorkingTree(ObjectSource source, String scope, Path folder) {
        var names = none();
        try {
            source.workingNames(scope, Deadline.after(RepositoryHistory.PATIENCE), names::add);
            return names;
        } catch (IOException e) {
            var all = ofFolder(folder);
            all.problems.add(new TreeProblem(
                    "", "Git's index cannot be read, so ignored files are listed too: " + e.getMessage()));
            return all;
        }
    }

    static Names unknown(String reason) {
        return new Names(new TreeSet<>(), new ArrayList<>(List.of(new TreeProblem("", reason))));
    }

    /// The same by the rules of the tree alone, relative to a folder.
    static Names exactly(ObjectSource source, String folder) {
        var names = none();
        try {
            source.committedRulesNames(folder, Deadline.after(RepositoryHistory.PATIENCE), names::add);
        } catch (IOException e) {
            names.problems.add(new TreeProblem("", "Git cannot list it: " + e.getMessage()));
        }
        return names;
    }

    private void add(WorkingName name) {
        var path = name.path().text();
        if (!name.path().valid()) {
            problems.add(new TreeProblem(path, NOT_TEXT));
        } else if (name.kind() == WorkingName.Kind.OTHER_REPOSITORY) {
            problems.add(new TreeProblem(path, OTHER_REPOSITORY));
        } else if (name.kind() == WorkingName.Kind.CLOSED_FOLDER) {
            problems.add(new TreeProblem(path, CLOSED_FOLDER));
        } else if (paths.size() < MAX_FILES) {
            paths.add(path);
        } else if (problems.isEmpty() || !problems.getLast().reason().equals(TOO_MANY)) {
            problems.add(new TreeProblem("", TOO_MANY));
        }
    }

    /// Every file below a folder, except what Git keeps for itself. Links are named, never entered.
    static Names ofFolder(Path folder) {
        var names = none();
        try {
            Files.walkFileTree(folder, new Visitor(folder, names));
        } catch (IOException | SecurityException _) {
            names.problems.add(new TreeProblem("", "the folder cannot be read"));
        }
        return names;
    }

    /// Collects names on the way through a folder.
    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final Names names;

        Visitor(Path folder, Names names) {
            this.folder = folder;
            this.names = names;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var path = slashed(file);
            if (names.paths.size() >= MAX_FILES) {
                names.problems.add(new TreeProblem("", TOO_MANY));
                return FileVisitResult.TERMINATE;
            }
            // The JDK puts the replacement character where a name is not text; such a path cannot be opened again.
            if (path.indexOf('\ufffd') >= 0) {
                names.problems.add(new TreeProblem(path, NOT_TEXT));
            } else if (!file.endsWith(".git")) {
                names.paths.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            names.problems.add(new TreeProblem(slashed(file), "cannot be read"));
            return FileVisitResult.CONTINUE;
        }

        private String slashed(Path file) {
            return folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
        }
    }
}
