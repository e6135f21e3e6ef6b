package dev.fairway.engine.history;

import dev.fairway.core.tree.Node;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.engine.read.Documents;
import dev.fairway.formats.read.Reading;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The files of one branch among those of several.
///
/// @param prefix what the branch's files are called by besides their paths
record BranchDocuments(Documents all, String prefix) implements Documents {

    @Override
    public Optional<Reading> read(String path, boolean base) {
        return all.read(prefix + path, base);
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return all.bytes(prefix + path);
    }

    @Override
    public Optional<String> blob(String path) {
        return all.blob(prefix + path);
    }

    @Override
    public Optional<EffectiveKustomize.Effective> overlay(String folder) {
        return all.overlay(prefix + folder);
    }

    @Override
    public Node expanded(Node object) {
        return all.expanded(object);
    }

    @Override
    public SortedSet<String> below(String folder) {
        var below = new TreeSet<String>();
        all.below(prefix + folder).forEach(path -> below.add(path.substring(prefix.length())));
        return below;
    }
}
