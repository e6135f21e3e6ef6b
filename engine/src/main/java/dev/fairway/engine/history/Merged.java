package dev.fairway.engine.history;

import dev.fairway.connector.History;
import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Past;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.formats.read.Sealing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds, for what a merge brought, the commit on the merged side that did it: its author is the one to ask.
final class Merged {

    private final Request request;
    private final History history;
    private final Sealing sealing;
    private final Patience patience;
    private final Sides sides;

    Merged(Request request, History history, Sealing sealing, Patience patience, Sides sides) {
        this.request = request;
        this.history = history;
        this.sealing = sealing;
        this.patience = patience;
        this.sides = sides;
    }

    /// @param steps of the request's files
    Answer unmerged(Answer answer, List<Step> steps) {
        var merges = new HashMap<String, Step>();
        steps.stream()
                .filter(step -> step.commit().merge())
                .forEach(step -> merges.put(step.commit().id(), step));
        if (merges.isEmpty()) {
            return answer;
        }
        var pasts = new LinkedHashMap<Question, List<Past>>();
        answer.pasts()
                .forEach((question, all) -> pasts.put(
                        question,
                        all.stream()
                                .map(past -> unmerged(question, past, merges))
                                .toList()));
        return new Answer(pasts, answer.complete(), answer.gaps());
    }

    private Past unmerged(Question question, Past past, Map<String, Step> merges) {
        var events = past.events().stream()
                .map(event -> Optional.ofNullable(merges.get(event.change().commit()))
                        .flatMap(merge -> culprit(question, event, merge))
                        .map(change -> new Event(event.environment(), change, event.from(), event.to(), event.how()))
                        .orElse(event))
                .toList();
        return new Past(past.environment(), past.born(), events, past.today());
    }

    /// The first commit of the side since which the file held what the merge brought. It keeps the time of the merge:
    /// that is when the mainline received it.
    private Optional<Change> culprit(Question question, Event event, Step merge) {
        var touching = sides.of(merge.commit().id(), merge);
        if (touching.isEmpty()) {
            return Optional.empty();
        }
        var values = new SideValues(request, history, sealing, patience);
        var first = touching.size() - 1;
        while (first > 0 && !patience.isOver() && values.holds(question, event, touching.get(first - 1), merge)) {
            first--;
        }
        var commit = touching.get(first).commit();
        return Optional.of(new Change(
                commit.id(),
                commit.authorName(),
                event.change().time(),
                commit.subject(),
                event.change().age()));
    }
}
