package dev.fairway.connectors.git;

import static java.util.Comparator.comparing;

import dev.fairway.connector.Branch;
import dev.fairway.connector.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Reads the same with JGit, where no git is installed. It opens objects, trees and the index, and nothing above them:
/// no checkout, no filter, no transport.
final class JGitSource implements ObjectSource {

    private final Repository repository;
    private final ObjectReader reader;
    private final RevWalk walk;
    private final JGitDiff diff;
    private final Map<String, Mainline> mainlines = new HashMap<>();
    private final Set<String> shallow;

    private JGitSource(Repository repository, Set<String> shallow) {
        this.repository = repository;
        this.shallow = shallow;
        this.reader = repository.newObjectReader();
        this.walk = new RevWalk(reader);
        this.diff = new JGitDiff(repository, walk);
        walk.setRetainBody(false);
    }

    static JGitSource over(PrivateDirectory directory) throws IOException {
        // Nobody here reads JGit's log, and its absence is not worth a warning on standard error. To be said before
        // the first class of JGit is loaded.
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        JGitSurroundings.install();
        var builder = new FileRepositoryBuilder()
                .setGitDir(directory.path().toFile())
                .setObjectDirectory(directory.objects().toFile())
                .setIndexFile(directory.index().toFile());
        var workTree = directory.workTree();
        var placed = workTree == null ? builder.setBare() : builder.setWorkTree(workTree.toFile());
        return new JGitSource(placed.build(), directory.shallow());
    }

    @Override
    public Optional<String> resolve(String name, Deadline deadline) throws IOException {
        try {
            return Optional.ofNullable(repository.resolve(name + "^{commit}")).map(ObjectId::name);
        } catch (AmbiguousObjectException
                | IncorrectObjectTypeException
                | MissingObjectException
                | RevisionSyntaxException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> mergeBase(String tip, String commit, Deadline deadline) throws IOException {
        var head = repository.resolve(tip);
        if (head == null) {
            return Optional.empty();
        }
        try (var both = new RevWalk(reader)) {
            both.setRetainBody(false);
            both.setRevFilter(RevFilter.MERGE_BASE);
            both.markStart(both.parseCommit(head));
            both.markStart(both.parseCommit(ObjectId.fromString(commit)));
            return Optional.ofNullable(both.next()).map(RevCommit::name);
        } catch (MissingObjectException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<Branch> branches(Deadline deadline) throws IOException {
        return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS, Constants.R_REMOTES).stream()
                .filter(reference -> !reference.isSymbolic() && reference.getObjectId() != null)
                .flatMap(reference -> References.branch(
                        reference.getName(), reference.getObjectId().name())
                        .stream())
                .sorted(comparing(Branch::remote).thenComparing(Branch::name))
                .toList();
    }

    @Override
    public List<Lineage> mainline(String tip, int from, int count, Deadline deadline) throws IOException {
        var line = mainlines.get(tip);
        if (line == null) {
            line = new Mainline(repository.resolve(tip));
            mainlines.put(tip, line);
        }
        for (var id = line.next; id != null && line.commits.size() < from + count; id = line.next) {
            JGitDiff.inTime(deadline);
            var commit = walk.parseCommit(id);
            var lineage = lineage(commit);
            line.commits.add(lineage);
            line.next =
                    lineage.firstParent() == null ? null : commit.getParent(0).getId();
        }
        var end = Math.min(line.commits.size(), from + count);
        return from >= end ? List.of() : List.copyOf(line.commits.subList(from, end));
    }

    /// One mainline, as far as it was walked.
    private static final class Mainline {
        private final List<Lineage> commits = new ArrayList<>();
        private @Nullable ObjectId next;

        Mainline(@Nullable ObjectId tip) {
            this.next = tip;
        }
    }

    private Lineage lineage(RevCommit commit) {
        var id = commit.name();
        var parent = commit.getParentCount() == 0 || shallow.contains(id)
                ? null
                : commit.getParent(0).name();
        return new Lineage(id, parent, commit.getCommitTime());
    }

    @Override
    public List<String> side(String merge, String mainline, Collection<String> paths, int max, Deadline deadline)
            throws IOException {
        try (var side = new RevWalk(reader)) {
            side.setRetainBody(false);
            side.sort(RevSort.TOPO);
            side.markStart(side.parseCommit(ObjectId.fromString(merge)));
            side.markUninteresting(side.parseCommit(ObjectId.fromString(mainline)));
            side.setTreeFilter(AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
            var ids = new ArrayList<String>();
            for (var commit = side.next(); commit != null && ids.size() < max; commit = side.next()) {
                JGitDiff.inTime(deadline);
                ids.add(commit.name());
            }
            return ids;
        }
    }

    @Override
    public List<Lineage> line(String tip, String without, int max, Deadline deadline) throws IOException {
        try (var side = new RevWalk(reader)) {
            side.setRetainBody(false);
            side.sort(RevSort.TOPO);
            side.markStart(side.parseCommit(ObjectId.fromString(tip)));
            side.markUninteresting(side.parseCommit(ObjectId.fromString(without)));
            var commits = new ArrayList<Lineage>();
            var next = tip;
            for (var commit = side.next(); commit != null && commits.size() < max; commit = side.next()) {
                JGitDiff.inTime(deadline);
                if (commit.name().equals(next)) {
                    var found = lineage(commit);
                    commits.add(found);
                    next = found.firstParent();
                }
            }
            return commits;
        }
    }

    @Override
    public void changes(List<Lineage> commits, Set<String> paths, Deadline deadline, BiConsumer<String, RawChange> sink)
            throws IOException {
        for (var commit : commits) {
            diff.compare(commit, paths, deadline, change -> sink.accept(commit.id(), change));
        }
    }

    @Override
    public List<RawChange> changesWithRenames(Lineage commit, Deadline deadline) throws IOException {
        return diff.pair(commit, deadline);
    }

    @Override
    public void tree(String commit, String folder, boolean sizes, Deadline deadline, Consumer<TreeEntry> sink)
            throws IOException {
        try (var tree = new TreeWalk(repository, reader)) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            if (!folder.isEmpty()) {
                tree.setFilter(PathFilter.create(folder));
            }
            while (tree.next()) {
                JGitDiff.inTime(deadline);
                var mode = Integer.toOctalString(tree.getRawMode(0));
                var kind = TreeEntry.kind(mode);
                var id = tree.getObjectId(0);
                var size = sizes && kind != TreeEntry.Kind.SUBMODULE ? size(id) : 0;
                sink.accept(new TreeEntry(
                        kind, id.name(), size, FileName.of(tree.getRawPath()), mode.equals(TreeEntry.EXECUTABLE)));
            }
        }
    }

    private long size(ObjectId id) throws IOException {
        try {
            return reader.getObjectSize(id, Constants.OBJ_BLOB);
        } catch (MissingObjectException | IncorrectObjectTypeException _) {
            return 0;
        }
    }

    @Override
    public void objects(List<String> ids, long maxBytes, Deadline deadline, BiConsumer<String, ReadResult> sink) {
        for (var id : ids) {
            sink.accept(id, deadline.passed() ? new ReadResult.Unreadable("not read in time") : object(id, maxBytes));
        }
    }

    private ReadResult object(String id, long maxBytes) {
        try {
            var loader = reader.open(ObjectId.fromString(id));
            return loader.getSize() > maxBytes
                    ? new ReadResult.TooLarge(loader.getSize())
                    : new ReadResult.Content(loader.getBytes((int) Math.min(maxBytes, Integer.MAX_VALUE - 9L)));
        } catch (MissingObjectException _) {
            return new ReadResult.Unreadable("the object is missing");
        } catch (IOException | LargeObjectException _) {
            return new ReadResult.Unreadable("the object is damaged");
        }
    }

    @Override
    public void workingNames(String folder, Deadline deadline, Consumer<WorkingName> sink) throws IOException {
        new JGitWorkingNames(repository, folder, deadline, sink).tell();
    }

    /// JGit always reads `info/exclude`, too.
    @Override
    public void committedRulesNames(String folder, Deadline deadline, Consumer<WorkingName> sink) throws IOException {
        var own = repository.getDirectory().toPath().resolve("info/exclude");
        if (Files.exists(own)
                && Files.readString(own).lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
            throw new IOException(".git/info/exclude has rules, which only an installed git can leave aside");
        }
        workingNames(folder, deadline, sink);
    }

    @Override
    public void close() {
        walk.close();
        reader.close();
        repository.close();
    }
}
