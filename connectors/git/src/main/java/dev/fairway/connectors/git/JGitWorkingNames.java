package dev.fairway.connectors.git;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/// Tells the names of a working tree as `git ls-files` does: those of the index, then those on disk that are not
/// ignored. File contents are not looked at.
final class JGitWorkingNames {

    private final Repository repository;
    private final String folder;
    private final Deadline deadline;
    private final Consumer<WorkingName> sink;
    private final Set<String> tracked = new HashSet<>();

    JGitWorkingNames(Repository repository, String folder, Deadline deadline, Consumer<WorkingName> sink) {
        this.repository = repository;
        this.folder = folder;
        this.deadline = deadline;
        this.sink = sink;
    }

    void tell() throws IOException {
        tellTracked(repository.readDirCache());
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(new FileTreeIterator(repository));
            if (!folder.isEmpty()) {
                walk.setFilter(PathFilter.create(folder));
            }
            while (walk.next()) {
                JGitDiff.inTime(deadline);
                tellUntracked(walk);
            }
        }
    }

    private void tellTracked(DirCache index) {
        for (var i = 0; i < index.getEntryCount(); i++) {
            var entry = index.getEntry(i);
            var path = entry.getPathString();
            if (tracked.add(path) && inScope(path)) {
                var name = FileName.of(entry.getRawPath());
                sink.accept(WorkingName.of(relative(name), entry.getFileMode().equals(FileMode.GITLINK)));
            }
        }
    }

    private void tellUntracked(TreeWalk walk) throws IOException {
        var path = walk.getPathString();
        var entry = walk.getTree(0, WorkingTreeIterator.class);
        if (tracked.contains(path) || entry == null || entry.isEntryIgnored()) {
            return;
        }
        if (walk.isSubtree()) {
            tellClosed(path);
            walk.enterSubtree();
        } else if (inScope(path)) {
            // The JDK puts the replacement character where a name is not text.
            var name = new FileName(path, path.indexOf('\ufffd') < 0);
            sink.accept(WorkingName.of(relative(name), walk.getFileMode(0).equals(FileMode.GITLINK)));
        }
    }

    private void tellClosed(String path) {
        var place = repository.getWorkTree().toPath().resolve(path);
        if (inScope(path) && !(Files.isReadable(place) && Files.isExecutable(place))) {
            sink.accept(new WorkingName(relative(new FileName(path, true)), WorkingName.Kind.CLOSED_FOLDER));
        }
    }

    private boolean inScope(String path) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    private FileName relative(FileName name) {
        return folder.isEmpty() || !name.text().startsWith(folder + "/")
                ? name
                : new FileName(name.text().substring(folder.length() + 1), name.valid());
    }
}
