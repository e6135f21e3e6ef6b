package dev.fairway.connector;

import static java.util.Comparator.comparing;

import java.util.List;

/// What a source tree holds: its files, and what of it could not be seen. Both sorted by path.
public record Listing(List<FileEntry> files, List<TreeProblem> problems) {

    public Listing {
        files = files.stream().sorted(comparing(FileEntry::path)).toList();
        problems = problems.stream()
                .sorted(comparing(TreeProblem::path).thenComparing(TreeProblem::reason))
                .toList();
    }
}
