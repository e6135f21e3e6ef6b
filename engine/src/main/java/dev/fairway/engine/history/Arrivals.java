package dev.fairway.engine.history;

import dev.fairway.connector.BlobReader;
import dev.fairway.connector.ReadResult;
import dev.fairway.engine.history.Step.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hands out steps back through history, each as soon as all contents that it needs are there, and holds no more of
/// them than one step's. It ends before the first step of which a content cannot be read: nobody knows what stood in
/// it, and whoever changed it next has not created what is there since.
final class Arrivals {

    private final List<Step> steps;
    private final Reader reader;
    private final Taker taker;
    private final Map<String, Optional<Content>> arrived = new LinkedHashMap<>();
    private int at;
    private boolean ended;

    /// Makes of what was read of an older version what is compared; empty where it could not be read.
    interface Reader {
        Optional<Content> read(String today, Version version, ReadResult result);
    }

    /// Takes a step.
    interface Taker {
        /// @param older what the changed files were before, by today's path
        /// @param age of the step: 1 for the newest
        void take(Step step, Map<String, Optional<Content>> older, int age);
    }

    Arrivals(List<Step> steps, Reader reader, Taker taker) {
        this.steps = steps;
        this.reader = reader;
        this.taker = taker;
    }

    /// Asks for the contents of all steps, in their order, and takes every step.
    void read(BlobReader blobs, long largest, Duration patience) {
        var wanted = new ArrayList<String>();
        steps.forEach(step ->
                step.before().values().forEach(version -> version.ifPresent(found -> wanted.add(found.blob()))));
        blobs.read(wanted, largest, patience, this::arrive);
        takeComplete();
    }

    /// How many steps were not taken.
    int unread() {
        return steps.size() - at;
    }

    private void arrive(String blob, ReadResult result) {
        takeComplete();
        if (ended || at >= steps.size()) {
            return;
        }
        for (var entry : steps.get(at).before().entrySet()) {
            var version = entry.getValue();
            if (version.isPresent() && version.get().blob().equals(blob) && !arrived.containsKey(entry.getKey())) {
                var content = reader.read(entry.getKey(), version.get(), result);
                ended |= content.isEmpty();
                arrived.put(entry.getKey(), content);
                break;
            }
        }
        takeComplete();
    }

    private void takeComplete() {
        while (!ended && at < steps.size() && isComplete(steps.get(at))) {
            at++;
            taker.take(steps.get(at - 1), arrived, at);
            arrived.clear();
        }
    }

    private boolean isComplete(Step step) {
        return step.before().entrySet().stream()
                .allMatch(entry -> entry.getValue().isEmpty() || arrived.containsKey(entry.getKey()));
    }
}
