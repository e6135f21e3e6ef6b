package dev.fairway.engine.history;

import dev.fairway.core.tree.Node;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.OverlayFiles;
import dev.fairway.formats.embedded.Embedded;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A unit's files at one moment of the past, under the names that they have today.
final class HistoricDocuments implements Documents {

    private final Map<String, Content> contents = new HashMap<>();
    private final Sealing sealing;

    HistoricDocuments(Sealing sealing) {
        this.sealing = sealing;
    }

    Optional<Content> content(String path) {
        return Optional.ofNullable(contents.get(path));
    }

    HistoricDocuments copy() {
        var copy = new HistoricDocuments(sealing);
        copy.contents.putAll(contents);
        return copy;
    }

    void put(String path, Optional<Content> content) {
        if (content.isPresent()) {
            contents.put(path, content.get());
        } else {
            contents.remove(path);
        }
    }

    @Override
    public Optional<Reading> read(String path, boolean base) {
        return Optional.ofNullable(contents.get(path)).map(Content::reading);
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return Optional.ofNullable(contents.get(path)).map(Content::bytes);
    }

    @Override
    public Optional<EffectiveKustomize.Effective> overlay(String folder) {
        var files = OverlayFiles.of(
                folder,
                this::bytes,
                contents::containsKey,
                sealing,
                (source, _) -> content(source.file()).map(content -> content.readAs(source, sealing)));
        return OverlayFiles.kustomization(folder, files)
                ? Optional.of(EffectiveKustomize.ofSources(OverlayFiles.name(folder), files))
                : Optional.empty();
    }

    @Override
    public Node expanded(Node object) {
        return Embedded.expand(object, sealing);
    }

    @Override
    public SortedSet<String> below(String folder) {
        var below = new TreeSet<String>();
        contents.keySet().stream().filter(path -> path.startsWith(folder)).forEach(below::add);
        return below;
    }
}
