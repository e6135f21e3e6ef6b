package dev.fairway.engine.read;

import dev.fairway.core.tree.Node;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.formats.read.DocumentStream;
import dev.fairway.formats.read.Reading;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;

/// The files of one moment, read: the working tree, or the tree of a commit.
public interface Documents {

    /// What stands in a file; empty where there is none.
    ///
    /// @param base whether the file is read as one that environments inherit from
    Optional<Reading> read(String path, boolean base);

    /// Overlays that will be asked for next, by their folders, which end in `/`. Whoever can renders them side by
    /// side.
    default void ahead(Collection<String> folders) {}

    /// The bytes of a file, for tools that read files by themselves; empty where there is none or it cannot be read.
    Optional<byte[]> bytes(String path);

    /// A file that is better read document by document than whole; empty where it is small, or cannot be.
    default Optional<DocumentStream> stream(String path) {
        return Optional.empty();
    }

    /// Whether a file is so long that no two like it should be held at a time.
    default boolean isLarge(String path) {
        return false;
    }

    /// Git's object id of a file that was read; empty where that is not known.
    default Optional<String> blob(String path) {
        return Optional.empty();
    }

    /// What the kustomization in a folder makes of its bases and patches; empty where there is none.
    ///
    /// @param folder ends in `/`
    Optional<EffectiveKustomize.Effective> overlay(String folder);

    /// A Kubernetes object with the documents that stand in it as text (a ConfigMap's files) read as trees.
    Node expanded(Node object);

    /// Every file below a folder.
    SortedSet<String> below(String folder);
}
