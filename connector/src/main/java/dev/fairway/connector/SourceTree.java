package dev.fairway.connector;

/// The files of one place at one moment: a working tree, a commit, or a plain folder.
///
/// Paths are relative to the scope that was opened, separated by `/`. Nothing is ever written, run or fetched, and
/// what cannot be read is an answer, not an exception.
public interface SourceTree {

    /// Every file, sorted by path: in a working tree those that Git tracks, and those it neither tracks nor ignores.
    Listing list();

    /// Reads one file, whole, or not at all when it is larger than `maxBytes`.
    ReadResult read(String path, long maxBytes);

    /// What a folder holds, nothing left out but what `.gitignore` files of the tree itself leave out: no exclusion
    /// of one machine decides. Links, other repositories, special files, and files that Git tracks and that are
    /// gone are problems.
    ///
    /// @param folder from the scope, without a slash at its end; empty for the scope itself
    default FolderContent exactly(String folder) {
        return FolderContent.unknown("this tree cannot be listed to the letter");
    }
}
