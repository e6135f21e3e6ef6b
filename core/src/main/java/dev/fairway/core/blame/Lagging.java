package dev.fairway.core.blame;

import dev.fairway.core.blame.Moments.Moment;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Finds environments that hold what one before them on the route held until changes that have not arrived yet.
final class Lagging {

    private final List<Moment> moments;
    private final Route route;
    private final Naming naming;
    private final Naming own;
    private final Predicate<SequencedMap<String, Held>> agreed;

    private Lagging(
            List<Moment> moments,
            Route route,
            Naming naming,
            Naming own,
            Predicate<SequencedMap<String, Held>> agreed) {
        this.moments = moments;
        this.route = route;
        this.naming = naming;
        this.own = own;
        this.agreed = agreed;
    }

    /// @param ahead the environment that has the changes
    /// @param behind the one that has not
    /// @param since the first change that has not arrived, of those after it was in order that they differed
    /// @param releases how many values the environment behind has yet to go through
    record Behind(String ahead, String behind, Event since, int releases) {}

    /// Of several pairs the one whose environment ahead is the mover, else the one that the mover is closest to, else
    /// the one that is furthest apart. Where the mover is no part of a pair, that is another story; unless somebody
    /// waits for longer to follow the one that is behind: who goes on ahead of both makes that no younger.
    static Optional<Behind> of(
            List<Moment> moments,
            List<Past> pasts,
            Route route,
            Naming naming,
            Naming own,
            Predicate<SequencedMap<String, Held>> agreed,
            Event mover) {
        var lagging = new Lagging(moments, route, naming, own, agreed);
        var found = new ArrayList<Behind>();
        for (var past : pasts) {
            var here = route.position(past.environment());
            pasts.stream()
                    .map(Past::environment)
                    .filter(other -> route.position(other) < here)
                    .sorted(Comparator.comparingInt(other -> -route.position(other)))
                    .flatMap(other -> lagging.behind(other, past.environment()).stream())
                    .findFirst()
                    .ifPresent(found::add);
        }
        var nearest = found.stream()
                .filter(pair -> lagging.nearness(pair, mover) > 0)
                .max(Comparator.<Behind>comparingInt(pair -> lagging.nearness(pair, mover))
                        .thenComparingInt(Behind::releases));
        return nearest.flatMap(pair -> found.stream()
                        .filter(other -> other.ahead().equals(pair.behind()))
                        .filter(other -> other.since().change().age()
                                > pair.since().change().age())
                        .max(Comparator.comparingInt(
                                other -> other.since().change().age())))
                .or(() -> nearest);
    }

    /// How much of the pair the mover is: the one ahead, one that holds what the one behind holds, or what the one
    /// ahead holds, or nobody.
    private int nearness(Behind pair, Event mover) {
        if (pair.ahead().equals(mover.environment())) {
            return 3;
        }
        var today = moments.getLast();
        return today.together(pair.behind(), mover.environment())
                ? 2
                : today.together(pair.ahead(), mover.environment()) ? 1 : 0;
    }

    private Optional<Behind> behind(String ahead, String behind) {
        var last = moments.size() - 1;
        if (moments.get(last).together(ahead, behind)) {
            return Optional.empty();
        }
        var held = value(last, behind);
        var at = last;
        while (at > 0 && !(existed(at - 1, ahead) && same(ahead, value(at - 1, ahead), behind, held))) {
            at--;
        }
        if (at == 0 || !wereEqual(ahead, behind, at)) {
            return Optional.empty();
        }
        var missed = changes(ahead, at);
        if (missed.isEmpty()
                || wentElsewhere(ahead, behind, at)
                || joined(missed.getFirst(), behind)
                || cameToItsOwn(missed.getFirst())) {
            return Optional.empty();
        }
        var open = changes(ahead, opened(at));
        var waiting = open.isEmpty() ? missed : open;
        return Optional.of(new Behind(ahead, behind, waiting.getFirst(), waiting.size()));
    }

    /// What really changed in an environment from a moment on.
    private List<Event> changes(String environment, int from) {
        return moments.subList(from, moments.size()).stream()
                .flatMap(moment -> moment.events().stream())
                .filter(event -> event.environment().equals(environment))
                .filter(event -> !event.from().equals(event.to()))
                .toList();
    }

    /// The moment after the last at which it was in order that they differed: nobody had to follow until then.
    private int opened(int from) {
        var at = moments.size() - 1;
        while (at > from && !agreed.test(moments.get(at - 1).held())) {
            at--;
        }
        return at;
    }

    /// Whether another environment further along the route held it already: whoever joins that one has brought nothing
    /// that is on its way.
    private boolean joined(Event since, String behind) {
        var at = 0;
        while (!moments.get(at).events().contains(since)) {
            at++;
        }
        var before = moments.get(at - 1);
        var here = route.position(since.environment());
        return before.groups().stream()
                .flatMap(List::stream)
                .filter(other -> route.position(other) > here && !other.equals(behind))
                .anyMatch(other -> same(
                        since.environment(),
                        since.to(),
                        other,
                        Optional.ofNullable(before.values().get(other))));
    }

    /// Whether what all could hold gave way to what names the environment itself: nobody is to follow that.
    private boolean cameToItsOwn(Event since) {
        return since.from().isPresent()
                && !namesItself(since.environment(), since.from())
                && namesItself(since.environment(), since.to());
    }

    private boolean namesItself(String environment, Optional<Node> value) {
        return value.isPresent()
                && value.get() instanceof Node.Scalar scalar
                && !own.template(environment, scalar.text()).equals(scalar.text());
    }

    private boolean wereEqual(String ahead, String behind, int until) {
        return moments.subList(0, until).stream().anyMatch(moment -> moment.together(ahead, behind));
    }

    /// Whether the environment behind has since held anything but what the one ahead had held before, or has left what
    /// the one ahead has come to: then it does not follow, or it has gone back.
    private boolean wentElsewhere(String ahead, String behind, int from) {
        return moments.subList(from, moments.size()).stream()
                .flatMap(moment -> moment.events().stream())
                .filter(event -> event.environment().equals(behind))
                .anyMatch(event -> !held(ahead, behind, event.to(), 0, from)
                        || held(ahead, behind, event.from(), from, moments.size()));
    }

    private boolean held(String ahead, String behind, Optional<Node> value, int from, int until) {
        for (var at = from; at < until; at++) {
            if (existed(at, ahead) && same(ahead, value(at, ahead), behind, value)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Node> value(int at, String environment) {
        return Optional.ofNullable(moments.get(at).values().get(environment));
    }

    private boolean existed(int at, String environment) {
        return moments.get(at).groups().stream().anyMatch(group -> group.contains(environment));
    }

    private boolean same(String left, Optional<Node> one, String right, Optional<Node> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put(left, one.get());
        nodes.put(right, other.get());
        return Grouping.of(nodes, naming).groups().size() == 1;
    }
}
