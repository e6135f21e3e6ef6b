package dev.fairway.core.blame;

import dev.fairway.core.tree.Node;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What history says of one address across the environments.
///
/// @param diverged the change since which today's equal groups hold, and the environment that moved
/// @param timeline every change of the effective value, oldest first
/// @param episodes the equal groups over time, oldest first
/// @param onceEqual whether all environments of the finding held equal values at some time
/// @param carried whether the value of the environment that moved ever arrived in another one
/// @param lostFix whether a value that was deliberately set was silently undone by a later change
/// @param deliberate which side looks intended, where history says so
public record Blame(
        Optional<Event> diverged,
        List<Event> timeline,
        List<Episode> episodes,
        boolean onceEqual,
        boolean carried,
        boolean lostFix,
        Lag lag,
        Optional<Deliberate> deliberate,
        Confidence confidence) {

    public Blame {
        timeline = List.copyOf(timeline);
        episodes = List.copyOf(episodes);
    }

    /// What the commit that parted the environments changed here: the mover first, the others as they stand in the
    /// timeline.
    public List<Event> parting() {
        return diverged.stream()
                .flatMap(mover -> Stream.concat(
                        Stream.of(mover),
                        timeline.stream()
                                .filter(event -> !event.equals(mover) && event.real() && together(event, mover))))
                .toList();
    }

    /// Of each environment the last change, newest first, where it is a later one than the commit that parted them, or
    /// another of the same merge: it set what stands there today. Who put back what was gone has not, nor has what
    /// changed inside of a tree.
    public List<Event> since() {
        var last = new LinkedHashMap<String, Event>();
        Restored.without(timeline).reversed().stream()
                .filter(event -> event.real() && !(event.to().orElse(null) instanceof Node.Mapping))
                .forEach(event -> last.putIfAbsent(event.environment(), event));
        return last.values().stream()
                .filter(event -> diverged.filter(mover -> later(event, mover)).isPresent())
                .toList();
    }

    private static boolean together(Event event, Event mover) {
        return event.change().age() == mover.change().age()
                && event.change().commit().equals(mover.change().commit());
    }

    private static boolean later(Event event, Event mover) {
        return event.change().age() <= mover.change().age() && !together(event, mover);
    }

    /// The same, where no side can be called deliberate.
    public Blame withoutDeliberate() {
        return new Blame(diverged, timeline, episodes, onceEqual, carried, lostFix, lag, Optional.empty(), confidence);
    }

    /// The same, where nobody was first and nobody has to follow.
    public Blame withoutFollowers() {
        return new Blame(
                diverged, timeline, episodes, onceEqual, carried, lostFix, Lag.NONE, Optional.empty(), confidence);
    }

    /// The same, with changes of environments of which it is not known what they hold today.
    public Blame remembering(List<Event> others) {
        var all = Stream.concat(timeline.stream(), others.stream())
                .sorted(Comparator.comparingInt(event -> -event.change().age()))
                .toList();
        return new Blame(diverged, all, episodes, onceEqual, carried, lostFix, lag, deliberate, confidence);
    }

    /// The same, with every value put in other words.
    public Blame saying(UnaryOperator<Node> words) {
        return new Blame(
                diverged.map(event -> event.saying(words)),
                timeline.stream().map(event -> event.saying(words)).toList(),
                episodes,
                onceEqual,
                carried,
                lostFix,
                lag,
                deliberate.map(
                        side -> new Deliberate(side.environment(), side.value().map(words), side.why())),
                confidence);
    }

    /// How far the environment behind is behind.
    ///
    /// @param releases how many changes of this address the one before it received since
    /// @param days whole days between the change upstream and the time of the run
    /// @param dated whether that is known: of a change whose time is still to come it is not
    /// @param ahead the environment that has them
    /// @param behind the environment that has not, the one furthest behind
    public record Lag(int releases, long days, boolean dated, String ahead, String behind) {
        public static final Lag NONE = new Lag(0, 0, "", "");

        /// So long nobody is late: a change is on its way.
        public static final int GRACE_DAYS = 14;

        /// What has not arrived by then is hardly on its way.
        public static final int LONGEST_WAY_DAYS = 180;

        public Lag(int releases, long days, String ahead, String behind) {
            this(releases, days, true, ahead, behind);
        }

        /// Whether it is known to last no longer than that.
        public boolean within(int most) {
            return dated && days <= most;
        }

        public boolean onTheWay() {
            return days <= LONGEST_WAY_DAYS;
        }
    }

    /// @param value what the deliberate side holds; empty for absent
    /// @param why one sentence
    public record Deliberate(String environment, Optional<Node> value, String why) {}

    /// How sure blame is.
    public enum Confidence {
        /// read from complete history
        EXACT,
        /// history was shallow, cut by a limit, or the value was rendered from several files
        WINDOW,
        /// no history says anything
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
