package dev.fairway.engine.history;

import static java.util.stream.Collectors.toSet;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Past;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.history.SideLine.Turn;
import dev.fairway.engine.history.Step.Version;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds, for what a merge brought, the commit on the merged side that did it: its author is the one to ask. What no
/// side had is the doing of who merged.
final class Merged {

    /// Merges on the side of merges on the side …
    private static final int DEEPEST = 20;
    /// So many sides are remembered: many values come with the same merge.
    private static final int REMEMBERED = 50;

    private final Request request;
    private final History history;
    private final Patience patience;
    private final Sides sides;
    private final SideValues values;
    private final Map<String, List<Turn>> turns = new HashMap<>();

    Merged(Request request, History history, Sealing sealing, Patience patience, Sides sides) {
        this.request = request;
        this.history = history;
        this.patience = patience;
        this.sides = sides;
        this.values = new SideValues(request, history, sealing, patience);
    }

    /// Who brought about one event?
    ///
    /// @param address under the name that it had then
    private record Asked(Question address, Event event) {}

    /// @param steps of the request's files, newest first
    Answer unmerged(Answer answer, List<Step> steps) {
        var merges = new HashMap<String, Step>();
        steps.stream()
                .filter(step -> step.commit().merge())
                .forEach(step -> merges.put(step.commit().id(), step));
        if (merges.isEmpty()) {
            return answer;
        }
        var told = answer.pasts().values().stream()
                .flatMap(List::stream)
                .flatMap(past -> past.events().stream())
                .map(event -> event.change().commit())
                .collect(toSet());
        merges.keySet().retainAll(told);
        var results = results(steps, merges.keySet());
        var pasts = new LinkedHashMap<Question, List<Past>>();
        answer.pasts()
                .forEach((question, all) -> pasts.put(
                        question,
                        all.stream()
                                .map(past -> unmerged(past, answer.names(), merges, results))
                                .toList()));
        return new Answer(pasts, answer.names(), answer.complete(), answer.gaps());
    }

    private Past unmerged(
            Past past, IdentityHashMap<Event, Question> names, Map<String, Step> merges, Map<String, Files> results) {
        var events = new ArrayList<Event>();
        for (var event : past.events()) {
            var merge = merges.get(event.change().commit());
            var name = names.get(event);
            events.add(
                    merge == null || name == null
                            ? event
                            : culprit(
                                            new Asked(name, event),
                                            merge,
                                            results.getOrDefault(merge.commit().id(), Files.NONE))
                                    .map(commit -> told(event, commit))
                                    .orElse(event));
        }
        return past.telling(events);
    }

    /// It keeps the time of the merge: that is when the mainline received it.
    private static Event told(Event event, Commit commit) {
        var merge = event.change();
        var change = new Change(commit.id(), commit.authorName(), merge.time(), commit.subject(), merge.age());
        return new Event(event.environment(), change, event.from(), event.to(), event.how());
    }

    /// What the files were right after each merge.
    private Map<String, Files> results(List<Step> steps, Set<String> merges) {
        var head = history.headBlobs();
        var links = history.headLinks();
        var now = new TreeMap<String, Version>();
        for (var file : request.files()) {
            var path = links.getOrDefault(file, file);
            Optional.ofNullable(head.get(path)).ifPresent(blob -> now.put(file, new Version(path, blob)));
        }
        var results = new HashMap<String, Files>();
        for (var step : steps) {
            if (merges.contains(step.commit().id())) {
                results.put(step.commit().id(), new Files(now));
            }
            step.before().forEach((file, version) -> {
                now.remove(file);
                version.ifPresent(found -> now.put(file, found));
            });
        }
        return results;
    }

    private Optional<Commit> culprit(Asked asked, Step merge, Files after) {
        if (patience.isOver()) {
            return Optional.empty();
        }
        var whole = new Turn(merge.commit(), merge.names(), after, after.with(merge.before()));
        // Where the files do not say what the merge brought, they do not say who else had it.
        return holds(asked, after) ? setter(asked, whole, DEEPEST) : newest(whole, DEEPEST);
    }

    /// The first commit of a side since which its files held what the merge brought; none where no side did, or where
    /// it had always been there: then the merge itself chose it.
    private Optional<Commit> setter(Asked asked, Turn merge, int depth) {
        for (var side = 1; side < merge.commit().parents().size(); side++) {
            var turns = turns(merge, side);
            var set = turns.isEmpty() || !holds(asked, turns.getFirst().after())
                    ? Optional.<Turn>empty()
                    : turns.stream()
                            .filter(turn -> patience.isOver() || !holds(asked, turn.before()))
                            .findFirst();
            if (set.isPresent()) {
                return inside(merge, side, set.get(), depth)
                        .flatMap(inner -> setter(asked, inner, depth - 1))
                        .or(() -> set.map(Turn::commit));
            }
        }
        return Optional.empty();
    }

    private Optional<Commit> newest(Turn merge, int depth) {
        return turns(merge, 1).stream()
                .findFirst()
                .flatMap(turn -> inside(merge, 1, turn, depth)
                        .flatMap(inner -> newest(inner, depth - 1))
                        .or(() -> Optional.of(turn.commit())));
    }

    private List<Turn> turns(Turn merge, int side) {
        if (turns.size() > REMEMBERED) {
            turns.clear();
        }
        return turns.computeIfAbsent(
                merge.commit().id() + ' ' + side,
                _ -> sides.line(merge.commit(), side).turns(merge.after(), merge.before(), merge.names()));
    }

    /// A merge on the side of another, which is to be looked into; nothing for any other commit.
    private Optional<Turn> inside(Turn merge, int side, Turn turn, int depth) {
        if (depth == 0 || !turn.commit().merge() || patience.isOver()) {
            return Optional.empty();
        }
        sides.inside(sides.line(merge.commit(), side), merge.commit(), turn.commit());
        return Optional.of(turn);
    }

    private boolean holds(Asked asked, Files files) {
        return values.holds(asked.address(), asked.event(), files);
    }
}
