package dev.fairway.engine.history;

import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.History;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.ReadResult;
import dev.fairway.core.blame.Event;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an environment's own files said after a commit on the side of a merge.
final class SideValues {

    private static final long LARGEST = 32_000_000;

    private final Request request;
    private final History history;
    private final Sealing sealing;
    private final Patience patience;

    SideValues(Request request, History history, Sealing sealing, Patience patience) {
        this.request = request;
        this.history = history;
        this.sealing = sealing;
        this.patience = patience;
    }

    /// Whether after the commit the address held what the event ended with. Only the files that the commit changed are
    /// known here; where they do not say, it did not.
    boolean holds(Question question, Event event, CommitChanges commit, Step merge) {
        var documents = new HistoricDocuments(sealing);
        var todays = new HashMap<String, List<PathChange>>();
        merge.before()
                .keySet()
                .forEach(today -> commit.changes().stream()
                        .filter(change -> change.path().equals(merge.names().get(today)))
                        .forEach(change -> Optional.ofNullable(change.newBlob())
                                .ifPresent(blob -> todays.computeIfAbsent(today, _ -> new ArrayList<>())
                                        .add(change))));
        var blobs = todays.values().stream()
                .flatMap(List::stream)
                .flatMap(change -> Stream.ofNullable(change.newBlob()))
                .distinct()
                .toList();
        history.blobs()
                .read(
                        blobs,
                        LARGEST,
                        patience.left(),
                        (blob, result) -> todays.forEach((today, changes) -> changes.stream()
                                .filter(change -> blob.equals(change.newBlob()))
                                .forEach(change -> documents.put(today, content(change, result)))));
        var asked = question.in(event.environment());
        var held = UnitReader.read(request.unit(), event.environment(), documents)
                .flatMap(statement -> new Standing(
                                request.unit(), request.scope().naming())
                        .at(statement, event.environment(), asked.resource(), asked.path()));
        return Spot.same(held, event.to()) || (event.from().isEmpty() && tree(held) && tree(event.to()));
    }

    /// What came as a whole came with its first commit, however the side changed the inside of it before the merge.
    private static boolean tree(Optional<Node> node) {
        return node.filter(Node.Mapping.class::isInstance).isPresent();
    }

    private Optional<Content> content(PathChange change, ReadResult result) {
        return result instanceof ReadResult.Content(var bytes)
                ? Optional.of(Content.of(Source.of(change.path()), bytes, sealing))
                : Optional.empty();
    }
}
