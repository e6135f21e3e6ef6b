package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Past;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.report.ArrivalsReport.Item;
import dev.fairway.core.report.ArrivalsReport.Meanwhile;
import dev.fairway.core.report.ArrivalsReport.Trial;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.history.Pasts;
import dev.fairway.engine.history.Question;
import dev.fairway.engine.history.Replay;
import dev.fairway.engine.journey.LastChanges.Moved;
import dev.fairway.engine.journey.LastChanges.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out where the values that reached production had been before, from the pasts of all environments.
final class ArrivalTrials {

    private final Map<String, Told> byUnit = new HashMap<>();
    private boolean complete = true;

    /// One unit's part of the route, and what history says of its addresses.
    private record Told(FamilyScope scope, Map<Question, List<Past>> pasts) {}

    private ArrivalTrials() {}

    static ArrivalTrials of(Ground now, History history, Audit.Request look, List<Moved> moved) {
        var trials = new ArrivalTrials();
        var questions = new LinkedHashMap<String, LinkedHashSet<Question>>();
        moved.forEach(one -> one.rows()
                .forEach(row -> questions
                        .computeIfAbsent(row.found().unit().template(), _ -> new LinkedHashSet<>())
                        .add(question(row.found()))));
        var requests = new ArrayList<Replay.Request>();
        for (var family : now.discovered().families()) {
            var scope = FamilyScope.of(family, now.discovered().route());
            for (Unit unit : family.units()) {
                var asked = questions.get(unit.template());
                if (asked != null) {
                    requests.add(Blaming.request(
                            unit, scope, asked, now.documents(), look.means().sealing(), look.now()));
                }
            }
        }
        var answers = Pasts.of(requests, history, look.means().sealing(), look.limits());
        for (var i = 0; i < answers.size(); i++) {
            var request = requests.get(i);
            trials.complete &= answers.get(i).complete();
            trials.byUnit.put(
                    request.unit().template(),
                    new Told(request.scope(), answers.get(i).pasts()));
        }
        return trials;
    }

    private static Question question(Found found) {
        return new Question(found.address().resource(), found.row().path());
    }

    /// Whether all of history was read.
    boolean complete() {
        return complete;
    }

    List<Item> items(Moved moved) {
        return moved.rows().stream().map(row -> item(row, moved.commit())).toList();
    }

    /// The commits that did in production what a merge brought, the merge itself where it chose; none where history
    /// does not tell.
    Set<String> doers(Moved moved) {
        return moved.rows().stream()
                .flatMap(row -> Optional.ofNullable(
                                byUnit.get(row.found().unit().template()))
                        .stream()
                        .flatMap(told -> told.pasts().getOrDefault(question(row.found()), List.of()).stream())
                        .filter(past -> past.environment().equals(row.environment())))
                .flatMap(past -> past.events().stream())
                .map(Event::change)
                .filter(change -> change.time().equals(moved.commit().committed()))
                .map(Change::commit)
                .collect(Collectors.toSet());
    }

    private Item item(Row row, Commit commit) {
        var to = node(row.found().row().values().get(row.is()));
        return new Item(
                row.environment(),
                row.found().address(),
                difference(row.found()).category(),
                node(row.found().row().values().get(row.was())),
                to,
                Optional.ofNullable(byUnit.get(row.found().unit().template()))
                        .map(told -> trials(told, row, to, commit))
                        .orElse(List.of()));
    }

    private static Optional<Node> node(@Nullable Held held) {
        return held instanceof Held.Present(var value) ? Optional.of(value) : Optional.empty();
    }

    private static Difference difference(Found found) {
        var suspicion = found.classification() instanceof Suspicious suspicious
                ? suspicious
                : Suspicious.difference(FindingKind.VALUE);
        return Difference.found(
                found.unit().template(),
                found.scope().route(),
                found.address(),
                found.row(),
                suspicion,
                Optional.empty());
    }

    private static List<Trial> trials(Told told, Row row, Optional<Node> to, Commit commit) {
        var route = told.scope().route();
        var here = route.position(row.environment());
        var trials = new ArrayList<Trial>();
        var pasts = told.pasts().getOrDefault(question(row.found()), List.of());
        var age = age(pasts, row.environment(), commit);
        var got = got(node(row.found().row().values().get(row.was())), to);
        for (var past : pasts) {
            if (route.position(past.environment()) < here) {
                var same = sameAs(row, to, past.environment(), told.scope().naming());
                trials.add(trial(past, same, event -> got && got(event.from(), event.to()), age));
            }
        }
        return trials;
    }

    /// Where on the mainline production got it. What a merge brought is told with the commit on its side, so of
    /// a merge the time is what is left to know it by.
    private static Age age(List<Past> pasts, String production, Commit commit) {
        var own = pasts.stream()
                .filter(past -> past.environment().equals(production))
                .flatMap(past -> past.events().stream())
                .map(Event::change)
                .toList();
        return own.stream()
                .filter(change -> change.commit().equals(commit.id()))
                .findFirst()
                .or(() -> own.stream()
                        .filter(change -> change.time().equals(commit.committed()))
                        .findFirst())
                .<Age>map(change -> other -> Integer.compare(change.age(), other.age()))
                .orElse(other ->
                        other.commit().equals(commit.id()) ? 0 : other.time().compareTo(commit.committed()));
    }

    /// Whether a change came before (below zero), with (zero) or after the one that production got.
    private interface Age {
        int of(Change other);
    }

    /// Whether an environment held what production got; of a whole file or object whether it was there, for that is
    /// what production got.
    private static Predicate<Optional<Node>> sameAs(Row row, Optional<Node> to, String environment, Naming naming) {
        return row.found().row().path().isRoot()
                ? held -> held.isPresent() == to.isPresent()
                : held -> same(environment, held, row.environment(), to, naming);
    }

    private static boolean got(Optional<Node> from, Optional<Node> to) {
        return from.isEmpty() && to.isPresent();
    }

    /// @param own whether an event gave the environment what production had not before either
    private static Trial trial(Past past, Predicate<Optional<Node>> same, Predicate<Event> own, Age age) {
        Optional<Instant> since = same.test(past.start())
                ? past.born().filter(change -> age.of(change) < 0).map(Change::time)
                : Optional.empty();
        Optional<Instant> until = Optional.empty();
        var meanwhile = Meanwhile.NOTHING;
        for (var event : past.events()) {
            var held = same.test(event.to());
            var order = age.of(event.change());
            if (order == 0) {
                meanwhile = held ? Meanwhile.SAME : own.test(event) ? Meanwhile.OWN : Meanwhile.NOTHING;
            } else if (order < 0) {
                if (held) {
                    since = until.isPresent() || since.isEmpty()
                            ? Optional.of(event.change().time())
                            : since;
                    until = Optional.empty();
                } else if (since.isPresent() && until.isEmpty()) {
                    until = Optional.of(event.change().time());
                }
            }
        }
        var held = since.isPresent() && until.isEmpty();
        return new Trial(past.environment(), since, until, held ? Meanwhile.NOTHING : meanwhile);
    }

    private static boolean same(
            String environment, Optional<Node> held, String production, Optional<Node> to, Naming naming) {
        if (held.isEmpty() || to.isEmpty()) {
            return held.isEmpty() && to.isEmpty();
        }
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put(environment, held.get());
        nodes.put(production, to.get());
        return Grouping.of(nodes, naming).groups().size() == 1;
    }
}
