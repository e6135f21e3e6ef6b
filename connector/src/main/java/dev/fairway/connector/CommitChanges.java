package dev.fairway.connector;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.List;

/// One commit with what it did to the files asked about. For a merge: what it brought to its first parent.
///
/// Where a file asked about was added or renamed, every file that vanished in the same commit is there too as
/// deleted (the source of the rename as well), so that a move that Git does not recognise can still be found.
public record CommitChanges(Commit commit, List<PathChange> changes) {

    public CommitChanges {
        requireNonNull(commit, "commit");
        changes = changes.stream()
                .sorted(comparing(PathChange::path).thenComparing(PathChange::kind))
                .toList();
    }
}
