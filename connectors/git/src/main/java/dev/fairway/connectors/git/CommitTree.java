package dev.fairway.connectors.git;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.FolderContent;
import dev.fairway.connector.Listing;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.TreeProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files of a commit. Links are followed inside the commit's own tree, by name.
final class CommitTree implements SourceTree {

    private static final int MAX_LINKS = 8;
    private static final int MAX_TARGET = 4_096;

    private final ObjectSource source;
    private final ScopePaths scope;
    private final String commit;
    private final Map<String, Map<String, TreeEntry>> folders = new HashMap<>();
    private final List<TreeProblem> problems = new ArrayList<>();
    private @Nullable String failure;

    /// @param commit a full id; empty for a commit that is not there
    CommitTree(ObjectSource source, ScopePaths scope, String commit) {
        this.source = source;
        this.scope = scope;
        this.commit = commit;
        this.failure = commit.isEmpty() ? "there is no such commit" : null;
    }

    @Override
    public Listing list() {
        var files = new ArrayList<FileEntry>();
        var found = new ArrayList<TreeProblem>();
        for (var entry : below(scope.scope()).entrySet()) {
            var path = scope.toScope(entry.getKey());
            switch (entry.getValue().kind()) {
                case FILE -> files.add(new FileEntry(path, entry.getValue().size(), FileEntry.Kind.FILE));
                case SUBMODULE -> found.add(new TreeProblem(path, Names.OTHER_REPOSITORY));
                case LINK ->
                    target(entry.getKey())
                            .ifPresentOrElse(
                                    target -> files.add(
                                            new FileEntry(path, target.entry().size(), FileEntry.Kind.LINK)),
                                    () -> found.add(new TreeProblem(path, "a symbolic link to no file of the commit")));
            }
        }
        found.addAll(problems);
        if (failure != null) {
            found.add(new TreeProblem("", failure));
        }
        return new Listing(files, found);
    }

    @Override
    public ReadResult read(String path, long maxBytes) {
        var target = scope.toRepository(path).flatMap(this::target);
        if (target.isEmpty()) {
            return new ReadResult.Unreadable("no such file in the commit");
        }
        return object(target.get().entry().id(), maxBytes);
    }

    @Override
    public FolderContent exactly(String folder) {
        var inRepository = scope.folder(folder);
        var before = inRepository
                .filter(path -> !path.isEmpty())
                .map(path -> path + "/")
                .orElse("");
        var files = new ArrayList<FolderContent.Item>();
        var found = new ArrayList<TreeProblem>();
        for (var entry : below(scope.scope()).entrySet()) {
            if (inRepository.isEmpty() || !entry.getKey().startsWith(before)) {
                continue;
            }
            var name = entry.getKey().substring(before.length());
            switch (entry.getValue().kind()) {
                case FILE ->
                    files.add(new FolderContent.Item(name, entry.getValue().executable()));
                case LINK -> found.add(new TreeProblem(name, FolderTree.LINK));
                case SUBMODULE -> found.add(new TreeProblem(name, Names.OTHER_REPOSITORY));
            }
        }
        var above = folder.isEmpty() ? "" : folder + "/";
        problems.stream()
                .filter(problem -> problem.path().startsWith(above))
                .forEach(problem ->
                        found.add(new TreeProblem(problem.path().substring(above.length()), problem.reason())));
        if (failure != null) {
            found.add(new TreeProblem("", failure));
        }
        return files.isEmpty() && found.isEmpty()
                ? FolderContent.unknown("there is no such folder in the commit")
                : new FolderContent(files, found);
    }

    /// The path of the file that a link leads to.
    Optional<String> behind(String path) {
        return scope.toRepository(path).flatMap(this::target).map(target -> scope.toScope(target.path()));
    }

    private ReadResult object(String id, long maxBytes) {
        var results = new ArrayList<ReadResult>();
        var deadline = Deadline.after(RepositoryHistory.PATIENCE);
        source.objects(List.of(id), maxBytes, deadline, (_, result) -> results.add(result));
        return results.getFirst();
    }

    private record Target(String path, TreeEntry entry) {}

    /// The file that a path of the repository stands for, after following links.
    private Optional<Target> target(String path) {
        Optional<String> at = Optional.of(path);
        for (var links = 0; links < MAX_LINKS && at.isPresent(); links++) {
            var entry = entry(at.get());
            if (entry.isEmpty() || entry.get().kind() == TreeEntry.Kind.FILE) {
                var here = at.get();
                return entry.map(file -> new Target(here, file));
            }
            if (entry.get().kind() == TreeEntry.Kind.SUBMODULE) {
                return Optional.empty();
            }
            at = linked(at.get(), entry.get());
        }
        return Optional.empty();
    }

    private Optional<String> linked(String from, TreeEntry link) {
        var text = object(link.id(), MAX_TARGET) instanceof ReadResult.Content(var bytes)
                ? GitText.decode(bytes)
                : Optional.<String>empty();
        var parent = from.lastIndexOf('/') < 0 ? "" : from.substring(0, from.lastIndexOf('/'));
        return text.filter(target -> !target.startsWith("/"))
                .map(target -> target.startsWith("./") ? target.substring(2) : target)
                .flatMap(target -> new ScopePaths(parent).toRepository(target));
    }

    private Optional<TreeEntry> entry(String path) {
        var inside = below(scope.scope()).get(path);
        if (inside != null || scope.scope().isEmpty()) {
            return Optional.ofNullable(inside);
        }
        var slash = path.lastIndexOf('/');
        return Optional.ofNullable(
                below(slash < 0 ? "" : path.substring(0, slash)).get(path));
    }

    /// The entries below a folder by their path in the repository, asked for once.
    private Map<String, TreeEntry> below(String folder) {
        var known = folders.get(folder);
        if (known == null) {
            known = new HashMap<>();
            if (failure == null) {
                load(folder, known);
            }
            folders.put(folder, known);
        }
        return known;
    }

    private void load(String folder, Map<String, TreeEntry> entries) {
        try {
            source.tree(commit, folder, true, Deadline.after(RepositoryHistory.PATIENCE), entry -> {
                var path = entry.path();
                if (entries.size() >= Names.MAX_FILES) {
                    failure = Names.TOO_MANY;
                } else if (path.valid()) {
                    entries.put(path.text(), entry);
                } else if (folder.equals(scope.scope())) {
                    problems.add(new TreeProblem(scope.toScope(path.text()), Names.NOT_TEXT));
                }
            });
        } catch (IOException e) {
            failure = "the commit's tree cannot be read: " + e.getMessage();
        }
    }
}
