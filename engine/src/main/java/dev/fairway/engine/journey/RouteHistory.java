package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.Workspace;
import dev.fairway.core.blame.Travel;
import dev.fairway.core.blame.Travels;
import dev.fairway.core.blame.Trip;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.TreePath;
import dev.fairway.engine.compare.FamilyComparison;
import dev.fairway.engine.compare.FamilyComparison.Compared;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.compare.Wanted;
import dev.fairway.engine.history.Pasts;
import dev.fairway.engine.history.Replay.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// Asks history whether changes travel in the order in which the environments' names put them.
public final class RouteHistory {

    /// Of so many addresses the past is asked; of more, an even sample of about as many.
    private static final int MOST = 5_000;

    private RouteHistory() {}

    /// @param travels of stages that follow one another; empty where history cannot be asked
    /// @param gaps why it says less than it might
    public record Told(Discovered discovered, List<Travel> travels, List<Gap> gaps) {
        public Told {
            travels = List.copyOf(travels);
            gaps = List.copyOf(gaps);
        }
    }

    public static Told of(Workspace workspace, Audit.Request look) {
        try {
            return told(workspace, look);
        } finally {
            look.progress().over();
        }
    }

    private static Told told(Workspace workspace, Audit.Request look) {
        look.progress().at("looking for environments", 0, 0);
        var ground = Ground.of(workspace.tree(), look.declared(), look.options(), look.means());
        var discovered = ground.discovered();
        if (discovered.route().stages().size() < 2) {
            return new Told(discovered, List.of(), List.of());
        }
        var history = workspace.history().filter(known -> known.head().isPresent());
        return history.map(known -> travelled(ground, known, look))
                .orElseGet(() -> new Told(discovered, List.of(), List.of(Reporting.noHistory(workspace))));
    }

    private static Told travelled(Ground ground, History history, Audit.Request look) {
        var requests = requests(ground, look);
        look.progress().at("reading history", 0, 0);
        var sealing = look.means().sealing();
        var answers = Pasts.of(requests, history, sealing, look.limits());
        var trips = new HashSet<Trip>();
        var whole = true;
        for (var i = 0; i < answers.size(); i++) {
            var scope = requests.get(i).scope();
            for (var pasts : answers.get(i).pasts().values()) {
                trips.addAll(Travels.trips(pasts, ground.discovered().route(), scope.naming()));
            }
            whole &= answers.get(i).complete();
        }
        var gaps = whole ? List.<Gap>of() : List.of(Reporting.cutHistory(history));
        return new Told(ground.discovered(), Travels.of(ground.discovered().route(), trips), gaps);
    }

    private static List<Request> requests(Ground ground, Audit.Request look) {
        var families = ground.discovered().families().stream()
                .filter(family -> family.layout() != Layout.BRANCHES && !family.runModes())
                .toList();
        var all = families.stream()
                .mapToInt(family ->
                        compared(family, ground, look, Wanted.nothing()).tally().compared())
                .sum();
        var nth = 1 + all / MOST;
        var byUnit = new LinkedHashMap<Unit, List<Found>>();
        for (var family : families) {
            for (var found : compared(family, ground, look, sample(nth)).found()) {
                if (sampled(found.address().resource(), found.row().path(), nth)) {
                    byUnit.computeIfAbsent(found.unit(), _ -> new ArrayList<>()).add(found);
                }
            }
        }
        var requests = new ArrayList<Request>();
        byUnit.values()
                .forEach(rows -> requests.add(
                        Blaming.request(rows, ground.documents(), look.means().sealing(), look.now())));
        return requests;
    }

    private static Compared compared(Family family, Ground ground, Audit.Request look, Wanted wanted) {
        look.progress().at("comparing " + family.template(), 0, 0);
        var scope = FamilyScope.of(family, ground.discovered().route());
        return FamilyComparison.compare(
                scope, ground.documents(), wanted, look.means().sealing());
    }

    /// The same ones in every run, whichever thread comes first.
    private static Wanted sample(int nth) {
        return (resource, row) -> sampled(resource, row.path(), nth);
    }

    private static boolean sampled(String resource, TreePath path, int nth) {
        return Math.floorMod(Objects.hash(resource, path.toString()), nth) == 0;
    }
}
