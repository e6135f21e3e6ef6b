package dev.fairway.engine.history;

import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.core.compare.Naming;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Answers the questions about many units with one walk through history.
public final class Pasts {

    private Pasts() {}

    /// One answer per request, in their order. Beyond the limits the answers are cut, and say so.
    public static List<Answer> of(List<Request> requests, History history, Sealing sealing, Limits limits) {
        var owners = new HashMap<String, Owner>();
        var files = new TreeSet<String>();
        for (var request : requests) {
            files.addAll(request.files());
            request.unit()
                    .files()
                    .forEach((environment, file) -> owners.put(
                            file, new Owner(environment, request.scope().naming())));
        }
        if (files.isEmpty()) {
            return List.of();
        }
        var patience = new Patience(limits.time());
        var kinship = new Kinship(history, sealing, (today, path) -> ownName(owners, today, path));
        var steps = Steps.of(history, files, limits, kinship);
        var sides = new Sides(history, steps, patience);
        var answers = new ArrayList<Answer>();
        for (var request : requests) {
            if (patience.isOver()) {
                answers.add(new Answer(new LinkedHashMap<>(), new IdentityHashMap<>(), false, List.of()));
                continue;
            }
            var own = steps.of(request.files());
            var answer = Replay.replay(request, own, steps.complete(), history, sealing, patience.left());
            answers.add(new Merged(request, history, sealing, patience, sides).unmerged(answer, own));
        }
        return answers;
    }

    private record Owner(String environment, Naming naming) {}

    private static boolean ownName(Map<String, Owner> owners, String today, String path) {
        var owner = owners.get(today);
        return owner != null
                && !owner.naming().template(owner.environment(), path).equals(path);
    }
}
