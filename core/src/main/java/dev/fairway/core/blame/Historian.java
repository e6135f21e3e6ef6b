package dev.fairway.core.blame;

import static java.util.stream.Collectors.toSet;

import dev.fairway.core.blame.Blame.Confidence;
import dev.fairway.core.blame.Blame.Lag;
import dev.fairway.core.blame.Moments.Moment;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.meaning.Unrendered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads from the pasts of one address who moved, when, and which side looks deliberate.
public final class Historian {

    private Historian() {}

    /// What history says.
    ///
    /// @param verdict UNBACKPORTED, LAGGING or DRIFT
    public record Account(Blame blame, Verdict verdict) {}

    /// @param all pasts of every environment of the finding, in the order of the route
    /// @param complete whether history reached back to the first commit
    public static Account tell(List<Past> all, Route route, Naming naming, Instant now, boolean complete) {
        return tell(all, route, naming, naming, now, complete);
    }

    /// What history says, where values are not equal that only the environments' own names set apart.
    ///
    /// @param naming which values are equal
    /// @param own which values name their own environment
    public static Account tell(List<Past> all, Route route, Naming naming, Naming own, Instant now, boolean complete) {
        return tell(all, route, naming, own, _ -> false, now, complete);
    }

    /// What history says, where environments may have differed in good order before they differed as they do today.
    ///
    /// @param agreed whether nobody would mind that environments hold these values
    public static Account tell(
            List<Past> all,
            Route route,
            Naming naming,
            Naming own,
            Predicate<SequencedMap<String, Held>> agreed,
            Instant now,
            boolean complete) {
        var pasts = Restored.forgotten(all);
        var moments = Moments.of(Renames.ended(pasts), naming);
        var diverged = diverged(moments);
        var mover = mover(moments, diverged, route);
        var onceEqual = onceAlike(moments, pasts, false);
        var lostFix = mover.isPresent() && LostFix.is(pasts, mover.get(), moments.getLast());
        var behind = mover.isEmpty() || lostFix
                ? Optional.<Lagging.Behind>empty()
                : Lagging.of(moments, pasts, route, naming, own, agreed, mover.get())
                        .filter(pair -> !edited(pair.behind(), pair.since(), pasts));
        var unbackported = mover.isPresent()
                && !lostFix
                && onceAlike(moments, pasts, true)
                && unbackported(mover.get(), moments, diverged, pasts, route);
        var verdict = unbackported ? Verdict.UNBACKPORTED : behind.isPresent() ? Verdict.LAGGING : Verdict.DRIFT;
        var lag = verdict == Verdict.LAGGING ? lag(behind.orElseThrow(), now) : Lag.NONE;
        var events = all.stream()
                .flatMap(past -> past.events().stream())
                .sorted(Comparator.comparingInt(event -> -event.change().age()))
                .toList();
        var blame = new Blame(
                mover,
                events,
                episodes(Moments.of(Renames.ended(all), naming)),
                onceEqual,
                mover.isPresent() && carried(mover.get(), moments, diverged),
                lostFix,
                lag,
                Deliberation.of(
                        decided(mover, verdict, behind, pasts), verdict, lostFix, lag, moments.getLast(), pasts),
                confidence(events, complete && known(moments, diverged)));
        return new Account(blame, verdict);
    }

    /// Whose change may look deliberate: not one that wrote out what a placeholder had become. Of a lag it is the one
    /// ahead: where another environment moved last, towards what the one ahead had left, nobody can tell.
    private static Optional<Event> decided(
            Optional<Event> mover, Verdict verdict, Optional<Lagging.Behind> behind, List<Past> pasts) {
        var alone = mover.filter(event -> event.from().filter(Unrendered::is).isEmpty())
                .filter(event -> pasts.stream().noneMatch(past -> edited(past.environment(), event, pasts)));
        return verdict == Verdict.LAGGING
                ? alone.filter(
                        event -> event.environment().equals(behind.orElseThrow().ahead()))
                : alone;
    }

    /// Whether the commit that took a whole object from one environment, or gave it one, kept and edited that of
    /// another: it was decided for both, and nobody was first.
    private static boolean edited(String environment, Event event, List<Past> pasts) {
        return event.turned()
                && pasts.stream()
                        .filter(past -> past.environment().equals(environment))
                        .anyMatch(past -> past.editedBy(event.change()));
    }

    /// Whether it is known what they held right before they parted.
    private static boolean known(List<Moment> moments, int diverged) {
        return diverged == 0 || moments.get(diverged - 1).whole();
    }

    private static Confidence confidence(List<Event> events, boolean complete) {
        if (events.isEmpty()) {
            return Confidence.UNKNOWN;
        }
        return complete ? Confidence.EXACT : Confidence.WINDOW;
    }

    /// The first moment since which today's groups hold.
    private static int diverged(List<Moment> moments) {
        var today = moments.getLast();
        var since = moments.size() - 1;
        while (since > 0 && alike(moments.get(since - 1), today)) {
            since--;
        }
        return since;
    }

    /// The same groups, and where one has the value and the other does not, the same one that has it. An environment
    /// that came later, and joined one of the groups, has parted nobody.
    private static boolean alike(Moment moment, Moment today) {
        var existed = moment.groups().stream().flatMap(List::stream).collect(toSet());
        var groups = today.groups().stream()
                .map(group -> group.stream().filter(existed::contains).toList())
                .filter(group -> !group.isEmpty())
                .collect(toSet());
        var holding = today.values().keySet().stream().filter(existed::contains).collect(toSet());
        return groups.size() == today.groups().size()
                && groups.equals(new HashSet<>(moment.groups()))
                && moment.values().keySet().equals(holding);
    }

    /// Of the events of the commit that parted them: the one of the environment that left the others, which is the one
    /// in the smaller group; of several the last on the route. Who got the value or lost it comes before who only
    /// changed what it had.
    private static Optional<Event> mover(List<Moment> moments, int diverged, Route route) {
        // Where an environment came into being without the value, what parted them is the change before.
        var at = diverged;
        while (at > 0 && moments.get(at).events().isEmpty()) {
            at--;
        }
        return at == 0 ? Optional.empty() : mover(moments.get(at - 1), moments.get(at), route);
    }

    private static Optional<Event> mover(Moment before, Moment after, Route route) {
        var real = after.events().stream().filter(Event::real).toList();
        return (real.isEmpty() ? after.events() : real)
                .stream()
                        .min(Comparator.<Event>comparingInt(event -> stayed(event, before, after) ? 1 : 0)
                                .thenComparingInt(event -> event.turned() ? 0 : 1)
                                .thenComparingInt(event ->
                                        group(after, event.environment()).size())
                                .thenComparingInt(event -> -route.position(event.environment())));
    }

    private static boolean stayed(Event event, Moment before, Moment after) {
        return group(before, event.environment()).equals(group(after, event.environment()));
    }

    private static List<String> group(Moment moment, String environment) {
        return moment.groups().stream()
                .filter(group -> group.contains(environment))
                .findFirst()
                .orElse(List.of());
    }

    /// Whether all held the same value at a time when each of today's groups had somebody: who came later has joined
    /// one. That all lacked it makes nobody equal, though whoever then got it has left the others.
    ///
    /// @param lacking whether it counts, too, that all lacked what some of them still lack
    private static boolean onceAlike(List<Moment> moments, List<Past> pasts, boolean lacking) {
        var absent = lacking && pasts.stream().anyMatch(past -> past.today().isEmpty());
        return moments.stream()
                .filter(moment -> absent || !moment.values().isEmpty())
                .filter(moment -> moment.groups().size() == 1)
                .map(moment -> moment.groups().getFirst())
                .anyMatch(existed ->
                        moments.getLast().groups().stream().noneMatch(group -> Collections.disjoint(group, existed)));
    }

    /// Changed downstream first and by itself, and what it holds now never arrived upstream.
    private static boolean unbackported(
            Event mover, List<Moment> moments, int diverged, List<Past> pasts, Route route) {
        var here = route.position(mover.environment());
        return left(mover, moments, diverged, pasts).stream().anyMatch(other -> route.position(other) < here)
                && !setUpstream(mover, moments.get(diverged), pasts, route)
                && !(mover.from().isEmpty() && stoodUpstream(mover, moments.get(diverged - 1), route))
                && !everHeldUpstream(mover, moments, pasts, route);
    }

    /// Whether somebody upstream had one of its own already: who got one then has taken it over, and nothing is new
    /// that could be carried back.
    private static boolean stoodUpstream(Event mover, Moment before, Route route) {
        var here = route.position(mover.environment());
        return before.values().keySet().stream().anyMatch(other -> route.position(other) < here);
    }

    /// Whether the same commit set something else upstream: whoever gave each its own forgot nobody.
    private static boolean setUpstream(Event mover, Moment after, List<Past> pasts, Route route) {
        var here = route.position(mover.environment());
        var set = after.events().stream().filter(Event::real).map(Event::environment);
        var kept = pasts.stream().map(Past::environment).filter(name -> edited(name, mover, pasts));
        return Stream.concat(set, kept)
                .filter(name -> route.position(name) < here)
                .anyMatch(name -> !after.together(name, mover.environment()));
    }

    /// The environments with which it was equal and which stayed as they were when it moved; none where it was born
    /// different, or all of them moved in one commit.
    private static List<String> left(Event mover, List<Moment> moments, int diverged, List<Past> pasts) {
        var before = moments.get(diverged - 1);
        var after = moments.get(diverged);
        var born = pasts.stream()
                .filter(past -> past.environment().equals(mover.environment()))
                .findFirst()
                .flatMap(Past::born);
        if (born.isPresent() && born.get().age() <= mover.change().age()) {
            return List.of();
        }
        return group(before, mover.environment()).stream()
                .filter(other -> !other.equals(mover.environment()) && !after.together(other, mover.environment()))
                .filter(other -> after.events().stream()
                        .noneMatch(event -> event.environment().equals(other) && event.real()))
                .toList();
    }

    /// Whether what the mover has come to was ever there upstream: its value, or that the value is gone.
    private static boolean everHeldUpstream(Event mover, List<Moment> moments, List<Past> pasts, Route route) {
        var here = route.position(mover.environment());
        if (mover.to().isEmpty()) {
            return pasts.stream()
                    .filter(past -> route.position(past.environment()) < here)
                    .flatMap(past -> past.events().stream())
                    .anyMatch(event -> event.from().isPresent() && event.to().isEmpty());
        }
        return moments.stream()
                .flatMap(moment -> moment.values().entrySet().stream())
                .filter(entry -> route.position(entry.getKey()) < here)
                .anyMatch(entry -> Grouping.same(entry.getValue(), mover.to().get()));
    }

    private static boolean carried(Event mover, List<Moment> moments, int diverged) {
        return mover.to().isPresent()
                && moments.subList(diverged, moments.size()).stream()
                        .flatMap(moment -> moment.values().entrySet().stream())
                        .filter(entry -> !entry.getKey().equals(mover.environment()))
                        .anyMatch(entry ->
                                Grouping.same(entry.getValue(), mover.to().get()));
    }

    private static Lag lag(Lagging.Behind behind, Instant now) {
        var days = Duration.between(behind.since().change().time(), now).toDays();
        return new Lag(behind.releases(), Math.max(0, days), days >= 0, behind.ahead(), behind.behind());
    }

    private static List<Episode> episodes(List<Moment> all) {
        var moments = new ArrayList<Moment>();
        moments.add(all.getFirst());
        all.stream().skip(1).filter(moment -> !moment.events().isEmpty()).forEach(moments::add);
        var episodes = new ArrayList<Episode>();
        var i = 1;
        while (i < moments.size()) {
            var groups = moments.get(i).groups();
            var next = i + 1;
            while (next < moments.size() && moments.get(next).groups().equals(groups)) {
                next++;
            }
            var until = next < moments.size()
                    ? Optional.of(moments.get(next).events().getFirst().change().time())
                    : Optional.<Instant>empty();
            episodes.add(new Episode(
                    moments.get(i).events().getFirst().change().time(),
                    until,
                    groups,
                    Grouping.asTheyStand(moments.get(next - 1).values())));
            i = next;
        }
        episodes.removeIf(episode -> episode.groups().isEmpty()); // nothing is known of that time
        return episodes;
    }
}
