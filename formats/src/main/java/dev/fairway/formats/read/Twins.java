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

    private final Map<Text, Known> read = new HashMap<>();
    private final boolean remembers;

    public Twins() {
        this(true);
    }

    private Twins(boolean remembers) {
        this.remembers = remembers;
    }

    /// Remembers nothing: for a stream that is read alone.
    static Twins none() {
        return new Twins(false);
    }

    private record Text(FileForm form, String text) {}

    private record Known(Twin twin, int lineOffset) {}

    /// @param values how many there are in the documents, as the reader counts them
    record Twin(List<Node> documents, long values) {
        Twin {
            documents = List.copyOf(documents);
        }
    }

    /// @param lineOffset lines of the stream above the part
    Optional<Twin> find(FileForm form, String text, Source source, int lineOffset) {
        return Optional.ofNullable(read.get(new Text(form, text))).map(known -> {
            var relocation = Relocation.to(source, lineOffset - known.lineOffset());
            return new Twin(
                    known.twin().documents().stream().map(relocation::of).toList(),
                    known.twin().values());
        });
    }

    void keep(FileForm form, String text, int lineOffset, Twin found) {
        if (remembers) {
            read.put(new Text(form, text), new Known(found, lineOffset));
        }
    }
}
