package dev.fairway.engine.compare;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.engine.read.Documents;
import dev.fairway.formats.embedded.Embedded;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A file's bytes, of which nothing else is known than its name.
final class OneFile implements Documents {

    private final String file;
    private final byte[] content;
    private final Sealing sealing;

    OneFile(String file, byte[] content, Sealing sealing) {
        this.file = file;
        this.content = content.clone();
        this.sealing = sealing;
    }

    @Override
    public Optional<Reading> read(String path, boolean base) {
        return bytes(path).map(bytes -> DocumentReader.read(new Source(path, base, false), bytes, sealing));
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return path.equals(file) ? Optional.of(content.clone()) : Optional.empty();
    }

    @Override
    public Optional<EffectiveKustomize.Effective> overlay(String folder) {
        return Optional.empty();
    }

    @Override
    public Node expanded(Node object) {
        return Embedded.expand(object, sealing);
    }

    @Override
    public SortedSet<String> below(String folder) {
        var files = new TreeSet<String>();
        if (file.startsWith(folder)) {
            files.add(file);
        }
        return files;
    }
}
