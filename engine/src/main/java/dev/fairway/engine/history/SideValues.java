package dev.fairway.engine.history;

import dev.fairway.connector.History;
import dev.fairway.connector.ReadResult;
import dev.fairway.core.blame.Event;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.history.Step.Version;
import dev.fairway.engine.read.Statement;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an environment's files said at moments on the side of a merge.
final class SideValues {

    private static final long LARGEST = 32_000_000;
    /// So many versions, and so many readings of whole environments, are remembered.
    private static final int REMEMBERED = 200;

    private final Request request;
    private final History history;
    private final Sealing sealing;
    private final Patience patience;
    private final Standing standing;
    private final Map<Version, Content> contents = new HashMap<>();
    private final Map<Moment, Optional<Statement>> statements = new HashMap<>();

    SideValues(Request request, History history, Sealing sealing, Patience patience) {
        this.request = request;
        this.history = history;
        this.sealing = sealing;
        this.patience = patience;
        this.standing = Standing.of(request);
    }

    /// @param files those that have a say in what the environment holds
    private record Moment(String environment, Files files) {}

    /// Whether the address held what the event ended with.
    ///
    /// @param asked the address under the name that it had then
    boolean holds(Question asked, Event event, Files files) {
        var statement = statement(event.environment(), files);
        var held =
                statement.flatMap(stated -> standing.at(stated, event.environment(), asked.resource(), asked.path()));
        return Spot.same(held, event.to())
                || (event.from().isEmpty() && tree(held) && tree(event.to()))
                || statement
                        .filter(stated -> !stated.complete() && held.isEmpty())
                        .filter(stated -> RawLine.of(asked.path(), event.to())
                                .stands(stated.files(), documents(concerning(event.environment(), files))))
                        .isPresent();
    }

    /// What came as a whole came with its first commit, however the side changed the inside of it before the merge.
    private static boolean tree(Optional<Node> node) {
        return node.filter(Node.Mapping.class::isInstance).isPresent();
    }

    private Optional<Statement> statement(String environment, Files files) {
        var moment = new Moment(environment, concerning(environment, files));
        var known = statements.get(moment);
        if (known == null) {
            known = request.read(environment, documents(moment.files()));
            forget(statements);
            statements.put(moment, known);
        }
        return known;
    }

    /// Where nothing is known of what the environment reads, everything may have a say.
    private Files concerning(String environment, Files files) {
        var today = request.today().get(environment);
        var own = request.unit().files().get(environment);
        return today == null || own == null
                ? files
                : files.only(file -> today.files().contains(file)
                        || request.unit().bases().contains(file)
                        || file.equals(own)
                        || (own.endsWith("/") && file.startsWith(own)));
    }

    private HistoricDocuments documents(Files files) {
        var unread = new LinkedHashMap<String, List<Map.Entry<String, Version>>>();
        for (var file : files.versions().entrySet()) {
            if (!contents.containsKey(file.getValue())) {
                unread.computeIfAbsent(file.getValue().blob(), _ -> new ArrayList<>())
                        .add(file);
            }
        }
        var documents = new HistoricDocuments(sealing);
        files.versions().forEach((file, version) -> documents.put(file, Optional.ofNullable(contents.get(version))));
        forget(contents);
        history.blobs().read(List.copyOf(unread.keySet()), LARGEST, patience.left(), (blob, result) -> {
            if (result instanceof ReadResult.Content(var bytes)) {
                for (var file : unread.getOrDefault(blob, List.of())) {
                    var content = content(file.getKey(), file.getValue(), bytes);
                    contents.put(file.getValue(), content);
                    documents.put(file.getKey(), Optional.of(content));
                }
            }
        });
        return documents;
    }

    private Content content(String today, Version version, byte[] bytes) {
        var base = request.unit().bases().contains(today);
        return Content.of(new Source(version.path(), base, false), bytes, sealing);
    }

    private static void forget(Map<?, ?> remembered) {
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
    }
}
