package dev.fairway.connector;

import static java.util.Comparator.comparing;

import java.util.List;

/// Everything below a folder, to the letter, for who takes it for one whole.
///
/// @param files sorted by path, which is relative to the folder
/// @param problems what is there and is no file of its own, or should be there and is not; paths as those of the
/// files,
///     empty for the folder as a whole
public record FolderContent(List<Item> files, List<TreeProblem> problems) {

    public FolderContent {
        files = files.stream().sorted(comparing(Item::path)).toList();
        problems = problems.stream()
                .sorted(comparing(TreeProblem::path).thenComparing(TreeProblem::reason))
                .toList();
    }

    /// @param executable whether its owner may run it
    public record Item(String path, boolean executable) {
        public Item {
            if (path.isEmpty()) {
                throw new IllegalArgumentException("a file without a path");
            }
        }
    }

    /// Of a folder that cannot be listed at all.
    public static FolderContent unknown(String reason) {
        return new FolderContent(List.of(), List.of(new TreeProblem("", reason)));
    }
}
