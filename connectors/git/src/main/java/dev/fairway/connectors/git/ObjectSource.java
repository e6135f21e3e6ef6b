package dev.fairway.connectors.git;

import dev.fairway.connector.Branch;
import dev.fairway.connector.ReadResult;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The few questions about a repository's objects that everything else is built on. Paths are relative to the
/// repository's root; ids are full. Failing, and being stopped by a deadline, are [IOException]s.
interface ObjectSource extends AutoCloseable {

    /// The id of the commit that a name stands for.
    Optional<String> resolve(String name, Deadline deadline) throws IOException;

    /// The newest commit that a tip and another commit came from; empty where there is none.
    ///
    /// @param tip `HEAD`, or the id of a commit
    Optional<String> mergeBase(String tip, String commit, Deadline deadline) throws IOException;

    List<Branch> branches(Deadline deadline) throws IOException;

    /// At most `count` commits of a mainline, newest first, from the one at `from` (0 is the tip).
    ///
    /// @param tip `HEAD`, or the id of a commit
    List<Lineage> mainline(String tip, int from, int count, Deadline deadline) throws IOException;

    /// At most `max` commits that are in `merge` and not in `mainline`, and touch one of `paths`, newest first.
    List<String> side(String merge, String mainline, Collection<String> paths, int max, Deadline deadline)
            throws IOException;

    /// At most `max` commits of the mainline of `tip`, newest first, as far as `without` does not have them.
    List<Lineage> line(String tip, String without, int max, Deadline deadline) throws IOException;

    /// What each commit changed against its first parent, as (commit id, change). A set of paths that is not empty may
    /// be used to say less; what is said about other paths is to be ignored.
    void changes(List<Lineage> commits, Set<String> paths, Deadline deadline, BiConsumer<String, RawChange> sink)
            throws IOException;

    /// All that one commit changed against its first parent, with renames paired by similarity.
    List<RawChange> changesWithRenames(Lineage commit, Deadline deadline) throws IOException;

    /// Every file below `folder` (empty: all) in a commit; sizes only when asked for.
    void tree(String commit, String folder, boolean sizes, Deadline deadline, Consumer<TreeEntry> sink)
            throws IOException;

    /// Hands over the objects asked for, once each, in order. Never fails: what cannot be read says so.
    void objects(List<String> ids, long maxBytes, Deadline deadline, BiConsumer<String, ReadResult> sink);

    /// The names in the working tree: tracked ones, then those that are untracked and not ignored.
    void workingNames(String folder, Deadline deadline, Consumer<WorkingName> sink) throws IOException;

    /// The same where nothing but the `.gitignore` files of the tree leaves anything out.
    void committedRulesNames(String folder, Deadline deadline, Consumer<WorkingName> sink) throws IOException;

    @Override
    void close();
}
