package dev.fairway.engine.history;

import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Past;
import dev.fairway.core.report.Report.Gap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What history says of the addresses of one unit.
///
/// @param pasts of every environment, in the order of the route, by question
/// @param names under what name the address went right after an event, by the event itself
/// @param complete whether history was read back to its first commit
public record Answer(
        Map<Question, List<Past>> pasts, IdentityHashMap<Event, Question> names, boolean complete, List<Gap> gaps) {
    public Answer {
        pasts = new LinkedHashMap<>(pasts);
        gaps = List.copyOf(gaps);
    }
}
