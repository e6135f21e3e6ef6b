package dev.fairway.engine.history;

import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.core.blame.Past;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Answers for environments that are branches: the past of each is the mainline of its own branch.
///
/// A commit that was made before two branches parted is one event of both. A commit that a merge brought to a branch
/// is an event of that branch when it was merged. Where a branch was moved forward without a merge, Git does not tell
/// when; the commit then counts from its own date on.
public final class BranchPasts {

    private BranchPasts() {}

    /// Where one environment stands.
    ///
    /// @param prefix what its files are called by besides their paths
    /// @param commit the one that its branch points to
    public record Tip(String prefix, String commit) {}

    /// One answer per request, in their order.
    ///
    /// @param tips by environment
    public static List<Answer> of(
            List<Request> requests, SequencedMap<String, Tip> tips, History history, Sealing sealing, Limits limits) {
        var share = new Limits(limits.commits(), limits.time().dividedBy(Math.max(1, tips.size())));
        var told = new ArrayList<Map<Question, List<Past>>>();
        var gaps = new ArrayList<Set<Gap>>();
        var complete = new boolean[requests.size()];
        for (var i = 0; i < requests.size(); i++) {
            told.add(new LinkedHashMap<>());
            gaps.add(new LinkedHashSet<>());
            complete[i] = true;
        }
        tips.forEach((environment, tip) -> {
            var own = requests.stream()
                    .map(request -> of(request, environment, tip.prefix()))
                    .toList();
            var answers = Pasts.of(own, history.from(tip.commit()), sealing, share);
            for (var i = 0; i < answers.size(); i++) {
                complete[i] &= answers.get(i).complete();
                gaps.get(i).addAll(answers.get(i).gaps());
                var pasts = told.get(i);
                answers.get(i)
                        .pasts()
                        .forEach((question, all) -> all.stream()
                                .filter(past -> past.environment().equals(environment))
                                .forEach(past -> pasts.computeIfAbsent(question, _ -> new ArrayList<>())
                                        .add(past)));
            }
        });
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < requests.size(); i++) {
            var ordered = new LinkedHashMap<Question, List<Past>>();
            told.get(i).forEach((question, pasts) -> ordered.put(question, CommonOrder.of(pasts)));
            answers.add(new Answer(ordered, new IdentityHashMap<>(), complete[i], List.copyOf(gaps.get(i))));
        }
        return answers;
    }

    /// What is asked of one branch: the unit as it stands there, under its path.
    private static Request of(Request request, String environment, String prefix) {
        var unit = request.unit();
        var path =
                unit.files().getOrDefault(environment, prefix + unit.template()).substring(prefix.length());
        var files = new LinkedHashMap<>(Map.of(environment, path));
        var today = new LinkedHashMap<>(request.today());
        today.keySet().retainAll(Set.of(environment));
        return new Request(
                new Unit(unit.template(), unit.layout(), files, unit.bases(), unit.tokens(), unit.section()),
                request.scope(),
                new LinkedHashSet<>(files.values()),
                request.questions(),
                today,
                new BranchDocuments(request.documents(), prefix),
                request.now());
    }
}
