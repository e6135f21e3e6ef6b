package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Blame.Confidence;
import dev.fairway.core.blame.Blame.Lag;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Historian;
import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.blame.Past;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.history.Answer;
import dev.fairway.engine.history.Pasts;
import dev.fairway.engine.history.Question;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.journey.Assessment.Wrong;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says of two moments which commit made the difference between them: history is asked about the environments by their
/// own names, and told as far as the sides reach.
final class DiffBlaming {

    private final DiffPair pair;
    private final Ground now;
    private final Audit.Request look;
    private final Ancestry ancestry;

    private DiffBlaming(DiffPair pair, Ground now, Audit.Request look, Ancestry ancestry) {
        this.pair = pair;
        this.now = now;
        this.look = look;
        this.ancestry = ancestry;
    }

    /// Where history is asked about one difference.
    private record Asked(Unit unit, FamilyScope scope) {}

    static List<Difference> told(List<Wrong> wrong, DiffPair pair, Ground now, History history, Audit.Request look) {
        var blaming = new DiffBlaming(pair, now, look, new Ancestry(history));
        var asked = new LinkedHashMap<Asked, List<Wrong>>();
        wrong.forEach(one -> blaming.asked(one)
                .ifPresent(place ->
                        asked.computeIfAbsent(place, _ -> new ArrayList<>()).add(one)));
        var requests = asked.entrySet().stream()
                .map(entry -> blaming.request(entry.getKey(), entry.getValue()))
                .toList();
        var sealing = look.means().sealing();
        var answers = Answer.shown(Pasts.of(requests, history, sealing, look.limits()), sealing);
        var accounts = new LinkedHashMap<Wrong, Account>();
        var at = 0;
        for (var all : asked.values()) {
            if (at < answers.size()) {
                var answer = answers.get(at++);
                all.forEach(one -> blaming.account(one, answer).ifPresent(told -> accounts.put(one, told)));
            }
        }
        return wrong.stream()
                .map(one -> Optional.ofNullable(accounts.get(one))
                        .map(one.difference()::withAccount)
                        .orElse(one.difference()))
                .toList();
    }

    /// What is there today, under the same names; of what is gone since nothing is told.
    private Optional<Asked> asked(Wrong one) {
        return now.discovered().families().stream()
                .filter(family ->
                        family.template().equals(one.found().scope().family().template()))
                .flatMap(family -> family.units().stream()
                        .filter(unit ->
                                unit.template().equals(one.found().unit().template()))
                        .map(unit -> new Asked(
                                unit, FamilyScope.of(family, now.discovered().route()))))
                .findFirst();
    }

    private Request request(Asked asked, List<Wrong> all) {
        var questions = new LinkedHashSet<Question>();
        all.forEach(one -> questions.add(question(one)));
        return Blaming.request(
                asked.unit(),
                asked.scope(),
                questions,
                now.documents(),
                look.means().sealing(),
                look.now());
    }

    private static Question question(Wrong one) {
        return new Question(one.found().address().resource(), one.found().row().path());
    }

    private Optional<Account> account(Wrong one, Answer answer) {
        var pasts = Optional.ofNullable(answer.pasts().get(question(one))).orElse(List.of());
        var first = past(pair.first(), Optional.empty(), pasts, one.difference());
        var after = pair.samePlace() ? pair.first().at() : Optional.<Commit>empty();
        var second = past(pair.second(), after, pasts, one.difference());
        var confidence = answer.complete() ? Confidence.EXACT : Confidence.WINDOW;
        if (pair.samePlace()) {
            return second.events().isEmpty() ? Optional.empty() : Optional.of(between(second.events(), confidence));
        }
        if (first.events().isEmpty() && second.events().isEmpty()) {
            return Optional.empty();
        }
        var naming = one.found().scope().naming();
        var told = Historian.tell(List.of(first, second), pair.route(), naming, look.now(), answer.complete());
        // Who follows whom, and who is right, is a question about today.
        return Optional.of(new Account(told.blame().withoutDeliberate(), Verdict.DRIFT));
    }

    /// The last change made the value what it is; the timeline has those on the way.
    private static Account between(List<Event> events, Confidence confidence) {
        var blame = new Blame(
                Optional.of(events.getLast()),
                events,
                List.of(),
                true,
                false,
                false,
                Lag.NONE,
                Optional.empty(),
                confidence);
        return new Account(blame, Verdict.DRIFT);
    }

    /// @param after what this one had in its past already is not told
    private Past past(DiffSide side, Optional<Commit> after, List<Past> pasts, Difference difference) {
        var own = pasts.stream()
                .filter(past -> past.environment().equals(side.environment().name()))
                .findFirst();
        var all = own.map(Past::events).orElse(List.of());
        var until = side.at().map(tip -> ancestry.reach(tip, all)).orElse(all.size());
        var from = after.map(tip -> ancestry.reach(tip, all)).orElse(0);
        var events = all.subList(Math.min(from, until), until).stream()
                .map(event -> new Event(side.label(), event.change(), event.from(), event.to(), event.how()))
                .toList();
        return new Past(
                side.label(),
                own.flatMap(Past::born),
                events,
                held(difference.row().values().get(side.label())));
    }

    private static Optional<Node> held(@Nullable Held held) {
        return held instanceof Held.Present(var node) ? Optional.of(node) : Optional.empty();
    }
}
