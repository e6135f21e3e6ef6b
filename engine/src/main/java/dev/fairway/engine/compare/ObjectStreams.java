package dev.fairway.engine.compare;

import dev.fairway.core.compare.Columns.Column;
import dev.fairway.core.effective.Manifests;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.DocumentStream;
import dev.fairway.formats.read.Format;
import dev.fairway.formats.read.ReadProblem;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Reads the Kubernetes objects of several environments side by side from long files, and lets go of an object as soon
/// as every environment has stated it, so that only a few are ever held.
final class ObjectStreams {

    private static final int DOCUMENTS_AT_ONCE = 40;
    /// So many parts of each environment may wait to be looked at.
    private static final int PARTS_AHEAD = 3;

    private static final int THREADS = 2;

    private final SequencedMap<String, DocumentStream> streams;
    private final Documents documents;
    private final Sealing sealing;
    private final Map<String, SequencedMap<String, Node>> waiting = new LinkedHashMap<>();
    private final Map<String, Set<String>> stated = new HashMap<>();
    private final Map<String, List<ReadProblem>> problems = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private boolean repeated;

    /// What one environment states in a part of its file.
    private record Part(String environment, SequencedMap<String, Node> objects, boolean repeats, Reading reading) {}

    ObjectStreams(SequencedMap<String, DocumentStream> streams, Documents documents, Sealing sealing) {
        this.streams = streams;
        this.documents = documents;
        this.sealing = sealing;
    }

    /// Hands on every object that all environments state; false where the files are no plain streams of objects, each
    /// stated once, and what was handed on counts for nothing.
    boolean read(Consumer<Column<Node>> complete) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var order = order();
            var reading = new ArrayDeque<Future<Part>>();
            while (!repeated && (!order.isEmpty() || !reading.isEmpty())) {
                while (!order.isEmpty() && reading.size() < PARTS_AHEAD * streams.size()) {
                    reading.add(submit(threads, order.remove()));
                }
                take(finished(reading.remove()), complete);
            }
            reading.forEach(rest -> rest.cancel(false));
        }
        return !repeated
                && streams.keySet().stream()
                        .allMatch(environment -> !stated(environment).isEmpty());
    }

    private record Turn(String environment, DocumentStream stream, int from, int to) {}

    /// The first parts of all environments, then the second ones: what belongs together mostly stands at the same
    /// height.
    private Queue<Turn> order() {
        var order = new ArrayDeque<Turn>();
        var longest =
                streams.values().stream().mapToInt(DocumentStream::size).max().orElse(0);
        for (var from = 0; from < longest; from += DOCUMENTS_AT_ONCE) {
            for (var stream : streams.entrySet()) {
                var to = Math.min(from + DOCUMENTS_AT_ONCE, stream.getValue().size());
                if (from < to) {
                    order.add(new Turn(stream.getKey(), stream.getValue(), from, to));
                }
            }
        }
        return order;
    }

    private Future<Part> submit(ExecutorService threads, Turn turn) {
        return threads.submit(() -> {
            var reading = turn.stream().read(turn.from(), turn.to(), sealing);
            var objects = new LinkedHashMap<String, Node>();
            var repeats = false;
            for (var object : Manifests.resources(reading.documents())) {
                repeats |= objects.put(object.address(), documents.expanded(object.root())) != null;
            }
            return new Part(turn.environment(), objects, repeats, reading);
        });
    }

    private static Part finished(Future<Part> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void take(Part part, Consumer<Column<Node>> complete) {
        var environment = part.environment();
        repeated |= part.repeats();
        problems.computeIfAbsent(environment, _ -> new ArrayList<>())
                .addAll(part.reading().problems());
        if (!part.reading().complete()) {
            incomplete.add(environment);
        }
        part.objects().forEach((address, object) -> {
            repeated |= !stated(environment).add(address);
            var column = waiting.computeIfAbsent(address, _ -> new LinkedHashMap<>());
            column.put(environment, object);
            if (column.size() == streams.size()) {
                waiting.remove(address);
                complete.accept(new Column<>(address, inOrder(column)));
            }
        });
    }

    private Set<String> stated(String environment) {
        return stated.computeIfAbsent(environment, _ -> new HashSet<>());
    }

    private SequencedMap<String, Node> inOrder(SequencedMap<String, Node> column) {
        var ordered = new LinkedHashMap<String, Node>();
        for (var environment : streams.keySet()) {
            Optional.ofNullable(column.get(environment)).ifPresent(node -> ordered.put(environment, node));
        }
        return ordered;
    }

    /// What is left, once all is read: the objects of each environment that not all have under the same address.
    SequencedMap<String, Statement> rest(Map<String, String> files) {
        var rest = new LinkedHashMap<String, Statement>();
        for (var environment : streams.keySet()) {
            var objects = new LinkedHashMap<String, Node>();
            waiting.forEach((address, column) ->
                    Optional.ofNullable(column.get(environment)).ifPresent(object -> objects.put(address, object)));
            var whole = new Reading(
                    Format.YAML,
                    List.of(),
                    problems.getOrDefault(environment, List.of()),
                    !incomplete.contains(environment));
            rest.put(environment, UnitReader.objects(files.getOrDefault(environment, ""), objects, whole));
        }
        return rest;
    }
}
