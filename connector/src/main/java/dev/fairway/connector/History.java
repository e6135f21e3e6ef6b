package dev.fairway.connector;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What Git remembers of one scope (a repository or a folder in it).
///
/// Paths are relative to the scope; a file that once lived outside of it has a path that begins with `../`. Reading
/// runs nothing that the repository configures, fetches nothing and writes nothing into it. A question that would
/// take too long gives a shorter answer that says so. Not safe for use by several threads.
public interface History extends AutoCloseable {

    /// The commit that is checked out; empty in a repository without commits.
    Optional<Commit> head();

    /// Whether the clone was cut off, so that older commits exist elsewhere.
    boolean shallow();

    /// The branch that is checked out, without `refs/heads/`; empty when none is.
    String branch();

    /// The blob id of every file of the scope in the commit that is checked out.
    SortedMap<String, String> headBlobs();

    /// Where each symbolic link of the scope leads in the commit that is checked out, when that is a file of the
    /// repository. A link has no past of its own: what was said under its name is the past of its target.
    SortedMap<String, String> headLinks();

    /// The commits of the mainline (first parents from the head) that changed one of `paths`, newest first. Renames
    /// are followed: before a file was renamed, its older path belongs to `paths` too.
    Walk mainline(Collection<String> paths, Limits limits);

    /// The last `count` commits that [#mainline] would give.
    Walk lastChanges(Collection<String> paths, int count, Limits limits);

    /// The commits that `merge` brought to the mainline and that changed one of `paths`, oldest first; empty for a
    /// commit that is no merge.
    Walk within(String merge, Collection<String> paths, Limits limits);

    /// The mainline of one side of a merge: first parents from its parent `side` on (1 is the second one), as far
    /// as its first parent does not have them, those that changed one of `paths`, newest first. Empty where the
    /// commit has no such parent.
    Walk side(String merge, int side, Collection<String> paths, Limits limits);

    /// The newest commit of the mainline committed at or before `instant`.
    Optional<Commit> commitAt(Instant instant);

    /// The commit that a name (branch, tag, id, `HEAD~3`) stands for; empty where there is none.
    Optional<Commit> resolve(String name);

    /// The newest commit that both the head and another commit came from; empty where there is none.
    Optional<Commit> mergeBase(String commit);

    /// Local and remote-tracking branches, sorted; a remote's `HEAD` is not one.
    List<Branch> branches();

    /// The same history as it looks where `commit` is checked out: its mainline and its files are those of that
    /// commit. It is asked and closed together with this one.
    History from(String commit);

    /// The files of the scope in a commit. The tree of an unknown commit is one problem.
    SourceTree at(String commit);

    /// Contents by blob id.
    BlobReader blobs();

    /// Ends every process behind this history. No question may follow.
    @Override
    void close();
}
