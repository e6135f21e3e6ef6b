package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;

/// The files of one version of a tree, as kustomizations reach them.
///
/// Paths are relative to the tree's root, with `/` between their parts. What is no regular file inside the tree is
/// absent, whatever the reason.
public interface KustomizeFiles {

    /// Whether there is such a file, be it one that cannot be read.
    boolean exists(String path);

    /// The content of a file.
    Optional<byte[]> bytes(String path);

    /// The documents of a YAML or JSON file; absent where the file is, or where it could not be read whole.
    Optional<List<Node>> documents(String path);

    /// A patch or the like that stands as text inside another file, read as documents; absent where it cannot be read.
    Optional<List<Node>> inline(Node.Scalar text);

    /// The same tree with every secret in it sealed, those that only patches and generators put where they are too.
    Node sealed(Node resource);
}
