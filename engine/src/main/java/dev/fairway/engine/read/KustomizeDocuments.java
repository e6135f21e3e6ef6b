package dev.fairway.engine.read;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.formats.kustomize.KustomizeFiles;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.List;
import java.util.Optional;

/// The files of one moment as kustomizations reach them.
public record KustomizeDocuments(Documents documents, Sealing sealing) implements KustomizeFiles {

    public KustomizeDocuments {
        requireNonNull(documents, "documents");
        requireNonNull(sealing, "sealing");
    }

    @Override
    public boolean exists(String path) {
        return documents.below(path).contains(path);
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return documents.bytes(path);
    }

    @Override
    public Optional<List<Node>> documents(String path) {
        return documents.read(path, false).filter(Reading::complete).map(Reading::documents);
    }

    @Override
    public Optional<List<Node>> inline(Node.Scalar text) {
        return Optional.of(DocumentReader.readText(text.place(), "patch.yaml", text.text(), sealing))
                .filter(Reading::complete)
                .map(Reading::documents);
    }

    @Override
    public Node sealed(Node resource) {
        return DocumentReader.seal(resource, sealing);
    }
}
