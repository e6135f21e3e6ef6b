package dev.fairway.formats.kustomize;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Files that are read and parsed once, when a kustomization first reaches them.
public final class ParsedFiles implements KustomizeFiles {

    private final Function<String, Optional<byte[]>> content;
    private final Predicate<String> listed;
    private final Sealing sealing;
    private final Function<String, Source> sources;
    private final Reader reader;
    private final Map<String, Optional<byte[]>> read = new HashMap<>();
    private final Map<String, Optional<List<Node>>> parsed = new HashMap<>();

    /// @param content the bytes of a regular file of the tree, absent for everything else
    public ParsedFiles(Function<String, Optional<byte[]>> content, Sealing sealing) {
        this(content, path -> content.apply(path).isPresent(), sealing, Source::of);
    }

    /// @param listed whether there is such a file, be it one without content
    /// @param sources how values of a file are to name it: an overlay inherits what stands outside of its folder
    public ParsedFiles(
            Function<String, Optional<byte[]>> content,
            Predicate<String> listed,
            Sealing sealing,
            Function<String, Source> sources) {
        this(
                content,
                listed,
                sealing,
                sources,
                (source, bytes) -> bytes.get().map(text -> DocumentReader.read(source, text, sealing)));
    }

    /// @param reader what a file says, for whoever has read it already
    public ParsedFiles(
            Function<String, Optional<byte[]>> content,
            Predicate<String> listed,
            Sealing sealing,
            Function<String, Source> sources,
            Reader reader) {
        this.reader = requireNonNull(reader, "reader");
        this.content = requireNonNull(content, "content");
        this.listed = requireNonNull(listed, "listed");
        this.sealing = requireNonNull(sealing, "sealing");
        this.sources = requireNonNull(sources, "sources");
    }

    /// Reads one file, or remembers what it says.
    public interface Reader {

        /// @param bytes absent for everything but a regular file of the tree
        Optional<Reading> read(Source source, Supplier<Optional<byte[]>> bytes);
    }

    @Override
    public boolean exists(String path) {
        return listed.test(path);
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return read.computeIfAbsent(path, content);
    }

    @Override
    public Optional<List<Node>> documents(String path) {
        return parsed.computeIfAbsent(
                path,
                _ -> reader.read(sources.apply(path), () -> bytes(path))
                        .filter(Reading::complete)
                        .map(Reading::documents));
    }

    @Override
    public Optional<List<Node>> inline(Node.Scalar text) {
        var reading = DocumentReader.readText(text.place(), "patch.yaml", text.text(), sealing);
        return reading.complete() ? Optional.of(reading.documents()) : Optional.empty();
    }

    @Override
    public Node sealed(Node resource) {
        return DocumentReader.seal(resource, sealing);
    }
}
