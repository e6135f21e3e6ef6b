package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Relocation;
import dev.fairway.core.tree.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was read of the parts of some streams, so that a part that stands in several of them, word for word, is parsed
/// once. Environments that mirror each other have most of theirs in common.
///
/// Only what was read without any problem is kept. Used by one thread, for a stretch of the streams.
public final class Twins {

    private final Map<Text, Twin> read = new HashMap<>();

    private record Text(FileForm form, String text) {}

    private record Twin(List<Node> documents, int lineOffset) {}

    /// @param lineOffset lines of the stream above the part
    Optional<List<Node>> find(FileForm form, String text, Source source, int lineOffset) {
        return Optional.ofNullable(read.get(new Text(form, text))).map(twin -> {
            var relocation = new Relocation(source, lineOffset - twin.lineOffset());
            return twin.documents().stream().map(relocation::of).toList();
        });
    }

    void keep(FileForm form, String text, int lineOffset, List<Node> documents) {
        read.put(new Text(form, text), new Twin(List.copyOf(documents), lineOffset));
    }
}
