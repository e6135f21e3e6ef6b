package dev.fairway.engine.history;

import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Past;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.formats.read.Sealing;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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

    /// The answers as they may be shown: without the secrets in subjects of commits, as far as any of them was read.
    /// To be asked for when all that is read has been read.
    public static List<Answer> shown(List<Answer> answers, Sealing sealing) {
        var known = new HashMap<String, String>();
        return answers.stream()
                .map(answer -> answer.wording(subject -> known.computeIfAbsent(subject, sealing::withoutRead)))
                .toList();
    }

    private Answer wording(UnaryOperator<String> words) {
        var told = new LinkedHashMap<Question, List<Past>>();
        pasts.forEach((question, all) ->
                told.put(question, all.stream().map(past -> past.wording(words)).toList()));
        return new Answer(told, new IdentityHashMap<>(), complete, gaps);
    }
}
