package dev.fairway.engine.history;

import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.History;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.ReadResult;
import dev.fairway.core.blame.Event;
import dev.fairway.core.compare.Lookup;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.Sealing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// What an environment's own files said after a commit on the side of a merge.
final class SideValues {

    private static final long LARGEST = 32_000_000;

    private final Request request;
    private final History history;
    private final Sealing sealing;
    private final Duration patience;

    SideValues(Request request, History history, Sealing sealing, Duration patience) {
        this.request = request;
        this.history = history;
        this.sealing = sealing;
        this.patience = patience;
    }

    /// Whether after the commit the address held what the event ended with. Only the files that the commit changed are
    /// known
    /// here; where they do not say, it did not.
    boolean holds(Question question, Event event, CommitChanges commit) {
        var documents = new HistoricDocuments(sealing);
        var changes = commit.changes().stream()
                .filter(change -> request.files().contains(change.path()) && change.newBlob() != null)
                .toList();
        var blobs = new ArrayList<String>();
        changes.forEach(change -> Optional.ofNullable(change.newBlob()).ifPresent(blobs::add));
        history.blobs()
                .read(
                        blobs,
                        LARGEST,
                        patience,
                        (blob, result) -> changes.stream()
                                .filter(change -> blob.equals(change.newBlob()))
                                .forEach(change -> documents.put(change.path(), content(change, result))));
        var held = UnitReader.read(request.unit(), event.environment(), documents)
                .flatMap(statement -> Resources.find(
                        statement.resources(),
                        question.resource(),
                        event.environment(),
                        request.scope().naming()))
                .flatMap(root -> Lookup.find(
                        root,
                        question.path(),
                        event.environment(),
                        request.scope().naming()));
        return Spot.same(held, event.to());
    }

    private Optional<Content> content(PathChange change, ReadResult result) {
        return result instanceof ReadResult.Content(var bytes)
                ? Optional.of(Content.of(Source.of(change.path()), bytes, sealing))
                : Optional.empty();
    }
}
