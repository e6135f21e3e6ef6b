package dev.fairway.connectors.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Compares commits with their first parents, tree by tree, as `git diff-tree` does.
final class JGitDiff {

    /// The same as those of the installed git.
    private static final int RENAME_SCORE = 50;

    private static final int RENAME_LIMIT = 1_000;

    private final Repository repository;
    private final RevWalk walk;

    JGitDiff(Repository repository, RevWalk walk) {
        this.repository = repository;
        this.walk = walk;
    }

    static void inTime(Deadline deadline) throws IOException {
        if (deadline.passed()) {
            throw new IOException("not answered in time");
        }
    }

    void compare(Lineage commit, Set<String> paths, Deadline deadline, Consumer<RawChange> sink) throws IOException {
        try (var trees = trees(commit)) {
            trees.setRecursive(true);
            trees.setFilter(
                    paths.isEmpty()
                            ? TreeFilter.ANY_DIFF
                            : AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
            inTime(deadline);
            while (trees.next()) {
                var oldBlob = blob(trees.getRawMode(0), trees.getObjectId(0));
                var newBlob = blob(trees.getRawMode(1), trees.getObjectId(1));
                var path = FileName.of(trees.getRawPath());
                if (path.valid() && (oldBlob != null || newBlob != null)) {
                    sink.accept(new RawChange(path.text(), null, oldBlob, newBlob));
                }
            }
        }
    }

    List<RawChange> pair(Lineage commit, Deadline deadline) throws IOException {
        inTime(deadline);
        var detector = new RenameDetector(repository);
        detector.setRenameScore(RENAME_SCORE);
        detector.setRenameLimit(RENAME_LIMIT);
        try (var trees = trees(commit)) {
            trees.setRecursive(true);
            detector.addAll(DiffEntry.scan(trees));
        }
        var changes = new ArrayList<RawChange>();
        for (var entry : detector.compute()) {
            var oldBlob = blob(entry.getOldMode().getBits(), entry.getOldId().toObjectId());
            var newBlob = blob(entry.getNewMode().getBits(), entry.getNewId().toObjectId());
            var renamed = entry.getChangeType() == DiffEntry.ChangeType.RENAME;
            var path = newBlob == null ? entry.getOldPath() : entry.getNewPath();
            if (oldBlob != null || newBlob != null) {
                changes.add(new RawChange(path, renamed ? entry.getOldPath() : null, oldBlob, newBlob));
            }
        }
        return changes;
    }

    private TreeWalk trees(Lineage commit) throws IOException {
        ObjectReader reader = walk.getObjectReader();
        var trees = new TreeWalk(repository, reader);
        var parent = commit.firstParent();
        if (parent == null) {
            trees.addTree(new EmptyTreeIterator());
        } else {
            trees.addTree(walk.parseCommit(ObjectId.fromString(parent)).getTree());
        }
        trees.addTree(walk.parseCommit(ObjectId.fromString(commit.id())).getTree());
        return trees;
    }

    private static @Nullable String blob(int mode, AnyObjectId id) {
        return RawChange.blob(Integer.toOctalString(mode), id.name());
    }
}
