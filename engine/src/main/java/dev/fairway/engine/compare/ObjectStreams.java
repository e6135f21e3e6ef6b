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
import dev.fairway.formats.read.Twins;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads the Kubernetes objects of several environments side by side from long files, and lets go of an object as soon
/// as every environment has stated it, so that only a few are ever held.
///
/// Files that come from one template hold the same objects at about the same height. So a thread reads the same
/// stretch of all files, makes of it what is to be made, and forgets it; only objects that stand elsewhere in
/// some files wait.
///
/// @param <T> what is made of objects that all environments state
final class ObjectStreams<T> {

    private static final int DOCUMENTS_AT_ONCE = 16;
    private static final int THREADS = 2;
    /// So many stretches may be finished and not yet looked at.
    private static final int AHEAD = 3 * THREADS;
    /// So many names and values may wait for the other environments: some 200 MB.
    private static final long MOST_WAITING = 800_000;

    private final SequencedMap<String, DocumentStream> streams;
    private final Documents documents;
    private final Sealing sealing;
    private final Map<String, SequencedMap<String, Node>> waiting = new LinkedHashMap<>();
    private final Map<String, Set<String>> stated = new HashMap<>();
    private final Map<String, List<ReadProblem>> problems = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private final Map<String, Long> weights = new HashMap<>();
    private long waitingValues;
    private boolean repeated;

    /// What one environment states in a stretch of its file.
    ///
    /// @param addresses of all its objects
    /// @param objects those that not every environment states in this stretch
    private record Part(Set<String> addresses, SequencedMap<String, Node> objects, boolean repeats, Reading reading) {}

    /// The same stretch of all files.
    ///
    /// @param made of the objects that all environments state in it
    private record Stretch<T>(SequencedMap<String, Part> parts, T made) {}

    ObjectStreams(SequencedMap<String, DocumentStream> streams, Documents documents, Sealing sealing) {
        this.streams = streams;
        this.documents = documents;
        this.sealing = sealing;
    }

    /// Makes something of every object that all environments state; false where the files are no plain streams of
    /// objects, each stated once, or have too little in common, and what was made counts for nothing.
    ///
    /// @param make called by several threads
    /// @param take is given what was made, in the order of the files
    boolean read(Function<List<Column<Node>>, T> make, Consumer<T> take) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var longest = streams.values().stream()
                    .mapToInt(DocumentStream::size)
                    .max()
                    .orElse(0);
            var reading = new ArrayDeque<Future<Stretch<T>>>();
            for (var next = 0; !isHopeless() && (next < longest || !reading.isEmpty()); ) {
                for (; next < longest && reading.size() < AHEAD; next += DOCUMENTS_AT_ONCE) {
                    var from = next;
                    reading.add(threads.submit(() -> stretch(from, make)));
                }
                var stretch = finished(reading.remove());
                take.accept(stretch.made());
                stretch.parts().forEach(this::state);
                take.accept(make.apply(foundElsewhere(stretch)));
            }
            reading.forEach(rest -> rest.cancel(false));
        }
        return !isHopeless()
                && streams.keySet().stream()
                        .allMatch(environment -> !stated(environment).isEmpty());
    }

    private boolean isHopeless() {
        return repeated || waitingValues > MOST_WAITING;
    }

    private Stretch<T> stretch(int from, Function<List<Column<Node>>, T> make) {
        var twins = new Twins();
        var parts = new LinkedHashMap<String, Part>();
        streams.forEach((environment, stream) -> {
            var to = Math.min(from + DOCUMENTS_AT_ONCE, stream.size());
            if (from < to) {
                parts.put(environment, part(stream.read(from, to, sealing, twins)));
            }
        });
        return new Stretch<>(parts, make.apply(takeShared(parts)));
    }

    private Part part(Reading reading) {
        var objects = new LinkedHashMap<String, Node>();
        var repeats = false;
        for (var object : Manifests.resources(reading.documents())) {
            repeats |= objects.put(object.address(), documents.expanded(object.root())) != null;
        }
        // The documents are let go of: a stretch waits until those before it were looked at.
        var told = new Reading(reading.format(), List.of(), reading.problems(), reading.values(), reading.complete());
        return new Part(Set.of(objects.keySet().toArray(String[]::new)), objects, repeats, told);
    }

    /// Takes the objects that all environments state out of their parts.
    private List<Column<Node>> takeShared(SequencedMap<String, Part> parts) {
        if (parts.size() < streams.size()) {
            return List.of();
        }
        var shared = new ArrayList<Column<Node>>();
        for (var address : List.copyOf(parts.firstEntry().getValue().objects().keySet())) {
            var column = new LinkedHashMap<String, Node>();
            parts.forEach(
                    (environment, part) -> Optional.ofNullable(part.objects().get(address))
                            .ifPresent(object -> column.put(environment, object)));
            if (column.size() == streams.size()) {
                parts.values().forEach(part -> part.objects().remove(address));
                shared.add(new Column<>(address, column));
            }
        }
        return shared;
    }

    private static <T> Stretch<T> finished(Future<Stretch<T>> stretch) {
        try {
            return stretch.get();
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

    private void state(String environment, Part part) {
        var all = stated(environment);
        repeated |= part.repeats() || part.reading().hasHoles();
        for (var address : part.addresses()) {
            repeated |= !all.add(address);
        }
        problems.computeIfAbsent(environment, _ -> new ArrayList<>())
                .addAll(part.reading().problems());
        if (!part.reading().complete()) {
            incomplete.add(environment);
        }
    }

    /// Objects of a stretch, or waited for, that the last of the environments has now stated.
    private List<Column<Node>> foundElsewhere(Stretch<T> stretch) {
        var complete = new ArrayList<Column<Node>>();
        stretch.parts()
                .forEach((environment, part) -> part.objects().forEach((address, object) -> {
                    var column = waiting.computeIfAbsent(address, _ -> new LinkedHashMap<>());
                    column.put(environment, object);
                    var weight = part.reading().values() / part.addresses().size();
                    waitingValues += weight;
                    weights.merge(address, weight, Long::sum);
                    if (column.size() == streams.size()) {
                        waiting.remove(address);
                        waitingValues -=
                                Optional.ofNullable(weights.remove(address)).orElse(0L);
                        complete.add(new Column<>(address, inOrder(column)));
                    }
                }));
        return complete;
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
                    0,
                    !incomplete.contains(environment));
            rest.put(environment, UnitReader.objects(files.getOrDefault(environment, ""), objects, whole));
        }
        return rest;
    }
}
