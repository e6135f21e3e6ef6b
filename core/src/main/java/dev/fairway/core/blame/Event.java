package dev.fairway.core.blame;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.tree.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The effective value of one address changed in one environment, or moved to another name without a change (then
/// `from` equals `to`).
///
/// @param from what stood there before; empty for absent
/// @param to what stands there since; empty for absent
public record Event(String environment, Change change, Optional<Node> from, Optional<Node> to, How how) {
    public Event {
        requireNonNull(environment, "environment");
        requireNonNull(change, "change");
        requireNonNull(how, "how");
    }

    Event saying(UnaryOperator<Node> words) {
        return new Event(environment, change, from.map(words), to.map(words), how);
    }

    Event wording(UnaryOperator<String> words) {
        return new Event(environment, change.wording(words), from, to, how);
    }

    /// Whether the value itself changed.
    public boolean real() {
        return (from.isEmpty() || to.isEmpty()) ? turned() : !Grouping.same(from.get(), to.get());
    }

    /// Whether the environment got the value, or lost it.
    boolean turned() {
        return from.isPresent() != to.isPresent();
    }

    /// In which way it changed.
    public enum How {
        EDIT,
        /// the base that the environment inherits from changed
        BASE,
        /// the key got another name
        RENAME,
        /// the value moved to another place of the document or to another file
        MOVED,
        CREATED,
        REMOVED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
