package dev.fairway.engine.history;

import dev.fairway.engine.read.Documents;
import dev.fairway.formats.read.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A unit's files at one moment of the past, under the names that they have today.
final class HistoricDocuments implements Documents {

    private final Map<String, Content> contents = new HashMap<>();

    Optional<Content> content(String path) {
        return Optional.ofNullable(contents.get(path));
    }

    HistoricDocuments copy() {
        var copy = new HistoricDocuments();
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
    public SortedSet<String> below(String folder) {
        var below = new TreeSet<String>();
        contents.keySet().stream().filter(path -> path.startsWith(folder)).forEach(below::add);
        return below;
    }
}
