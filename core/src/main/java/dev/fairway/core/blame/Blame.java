package dev.fairway.core.blame;

import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /// The same, where no side can be called deliberate.
    public Blame withoutDeliberate() {
        return new Blame(diverged, timeline, episodes, onceEqual, carried, lostFix, lag, Optional.empty(), confidence);
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
    /// @param ahead the environment that has them
    /// @param behind the environment that has not, the one furthest behind
    public record Lag(int releases, long days, String ahead, String behind) {
        public static final Lag NONE = new Lag(0, 0, "", "");

        /// What has not arrived by then is hardly on its way.
        public static final int LONGEST_WAY_DAYS = 180;

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
