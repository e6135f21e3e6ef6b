package dev.fairway.connectors.git;

import static java.util.Comparator.comparing;

import dev.fairway.connector.Branch;
import dev.fairway.connector.ReadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the installed git, by plumbing commands only, over a private directory.
final class ExecutableSource implements ObjectSource {

    private final GitExecutable git;
    private final CatFile objects;
    private final Map<String, RevList> mainlines = new HashMap<>();
    private @Nullable DiffTree comparing;
    private @Nullable DiffTree comparingSome;
    private Set<String> some = Set.of();
    private @Nullable DiffTree pairing;

    ExecutableSource(GitExecutable git) {
        this.git = git;
        this.objects = new CatFile(git);
    }

    @Override
    public Optional<String> resolve(String name, Deadline deadline) throws IOException {
        try (var process = start("rev-parse", "--verify", "--quiet", name + "^{commit}");
                var _ = process.until(deadline)) {
            var id = process.output().text(Records.NEWLINE);
            return Optional.ofNullable(id).filter(GitText::isId);
        }
    }

    @Override
    public Optional<String> mergeBase(String tip, String commit, Deadline deadline) throws IOException {
        try (var process = start("merge-base", tip, commit);
                var _ = process.until(deadline)) {
            var id = process.output().text(Records.NEWLINE);
            return Optional.ofNullable(id).filter(GitText::isId);
        }
    }

    @Override
    public List<Branch> branches(Deadline deadline) throws IOException {
        var branches = new ArrayList<Branch>();
        try (var process = start("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/remotes");
                var _ = process.until(deadline)) {
            var line = process.output().next(Records.NEWLINE);
            for (; line != null; line = process.output().next(Records.NEWLINE)) {
                var text = new String(line, StandardCharsets.UTF_8);
                var space = text.indexOf(' ');
                References.branch(text.substring(space + 1), text.substring(0, space))
                        .ifPresent(branches::add);
            }
            process.finish();
        }
        branches.sort(comparing(Branch::remote).thenComparing(Branch::name));
        return branches;
    }

    @Override
    public List<Lineage> mainline(String tip, int from, int count, Deadline deadline) throws IOException {
        return mainlines
                .computeIfAbsent(tip, name -> new RevList(() -> start(RevList.arguments(name))))
                .commits(from, count, deadline);
    }

    @Override
    public List<String> side(String merge, String mainline, Collection<String> paths, int max, Deadline deadline)
            throws IOException {
        var arguments = new ArrayList<>(List.of("rev-list", "--topo-order", "--max-count=" + max));
        arguments.addAll(List.of(merge, "^" + mainline, "--"));
        arguments.addAll(PathHints.of(paths));
        try (var process = git.start(folder(), arguments);
                var _ = process.until(deadline)) {
            var ids = new ArrayList<String>();
            var id = process.output().text(Records.NEWLINE);
            for (; id != null; id = process.output().text(Records.NEWLINE)) {
                ids.add(id);
            }
            process.finish();
            return ids;
        }
    }

    @Override
    public List<Lineage> line(String tip, String without, int max, Deadline deadline) throws IOException {
        try (var process = start(
                        "rev-list",
                        "--first-parent",
                        "--parents",
                        "--timestamp",
                        "--max-count=" + max,
                        tip,
                        "^" + without,
                        "--");
                var _ = process.until(deadline)) {
            var commits = new ArrayList<Lineage>();
            var line = process.output().text(Records.NEWLINE);
            for (; line != null; line = process.output().text(Records.NEWLINE)) {
                commits.add(RevList.lineage(line));
            }
            process.finish();
            return commits;
        }
    }

    @Override
    public void changes(List<Lineage> commits, Set<String> paths, Deadline deadline, BiConsumer<String, RawChange> sink)
            throws IOException {
        var hints = PathHints.of(paths);
        if (comparingSome != null && !hints.isEmpty() && !hints.equals(some)) {
            comparingSome.close();
            comparingSome = null;
        }
        var process = hints.isEmpty() ? comparing : comparingSome;
        if (process == null) {
            process = DiffTree.start(git, false, hints);
        }
        if (hints.isEmpty()) {
            comparing = process;
        } else {
            comparingSome = process;
            some = hints;
        }
        try {
            process.compare(commits, deadline, sink);
        } catch (IOException e) {
            forget();
            throw e;
        }
    }

    /// Ends the comparing processes: after a failure nothing is known of what they still have to say.
    private void forget() {
        for (var process : new @Nullable DiffTree[] {comparing, comparingSome, pairing}) {
            if (process != null) {
                process.close();
            }
        }
        comparing = null;
        comparingSome = null;
        pairing = null;
    }

    @Override
    public List<RawChange> changesWithRenames(Lineage commit, Deadline deadline) throws IOException {
        var changes = new ArrayList<RawChange>();
        var process = pairing;
        if (process == null) {
            process = DiffTree.start(git, true, Set.of());
            pairing = process;
        }
        try {
            process.compare(List.of(commit), deadline, (_, change) -> changes.add(change));
        } catch (IOException e) {
            forget();
            throw e;
        }
        return changes;
    }

    @Override
    public void tree(String commit, String folder, boolean sizes, Deadline deadline, Consumer<TreeEntry> sink)
            throws IOException {
        var arguments = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree"));
        if (sizes) {
            arguments.add("-l");
        }
        arguments.add(commit);
        arguments.add("--");
        arguments.addAll(folder.isEmpty() ? Set.of() : PathHints.of(Set.of(folder + "/")));
        try (var process = git.start(folder(), arguments);
                var _ = process.until(deadline)) {
            LsFiles.tree(process.output(), sink);
            process.finish();
        }
    }

    @Override
    public void objects(List<String> ids, long maxBytes, Deadline deadline, BiConsumer<String, ReadResult> sink) {
        objects.read(ids, maxBytes, deadline, sink);
    }

    @Override
    public void workingNames(String folder, Deadline deadline, Consumer<WorkingName> sink) throws IOException {
        names(folder, "--exclude-standard", deadline, sink);
    }

    @Override
    public void committedRulesNames(String folder, Deadline deadline, Consumer<WorkingName> sink) throws IOException {
        names(folder, "--exclude-per-directory=.gitignore", deadline, sink);
    }

    private void names(String folder, String excluding, Deadline deadline, Consumer<WorkingName> sink)
            throws IOException {
        var workTree = git.directory().workTree();
        if (workTree == null) {
            throw new IOException("a bare repository has no working tree");
        }
        var arguments = List.of("ls-files", "-t", "-z", "-s", "-c", "-o", excluding);
        try (var process = git.start(workTree.resolve(folder), arguments);
                var _ = process.until(deadline)) {
            LsFiles.working(process.output(), sink);
            process.finish();
            LsFiles.closedFolders(process.complaints(), sink);
        }
    }

    @Override
    public void close() {
        objects.close();
        mainlines.values().forEach(RevList::close);
        forget();
    }

    private GitProcess start(String... arguments) throws IOException {
        return git.start(folder(), List.of(arguments));
    }

    private Path folder() {
        return git.directory().path();
    }
}
