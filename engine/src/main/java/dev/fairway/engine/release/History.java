package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.proved.Proved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The entries of a log that somebody wants to be told, each proved by the log's signature.
public final class History {

    /// Of entries that this version understands. A ledger may have others, by later versions.
    public static final List<String> TYPES =
            List.of("artifacts-seen", "erasure", "evidence", "heads", "key", "recall", "release");

    private static final String ENVIRONMENT = "environment/";

    private History() {}

    /// A moment of a log, which is part of what it bounds.
    public sealed interface Moment {

        /// An entry.
        record At(long index) implements Moment {}

        /// A time, as the log gives times.
        record Time(Instant time) implements Moment {
            public Time {
                requireNonNull(time, "time");
            }
        }

        private boolean isBefore(Proved.Held held) {
            return switch (this) {
                case At(var index) -> index < held.index();
                case Time(var time) -> time.isBefore(held.leaf().time());
            };
        }

        private boolean isAfter(Proved.Held held) {
            return switch (this) {
                case At(var index) -> index > held.index();
                case Time(var time) -> time.isAfter(held.leaf().time());
            };
        }
    }

    /// Releases, and with an application what else is about it.
    ///
    /// @param app only where all of an application is meant
    public record Concern(Set<Digest> releases, Optional<String> app) {

        public Concern {
            releases = Set.copyOf(releases);
            requireNonNull(app, "app");
        }

        private boolean has(Proved.Held held) {
            var predicate = held.fact().statement().predicate();
            return held.leaf().subjects().stream().anyMatch(releases::contains)
                    || predicate
                            .text("release")
                            .flatMap(Digest::parse)
                            .filter(releases::contains)
                            .isPresent()
                    || predicate.text("stream").filter(this::isOfApp).isPresent();
        }

        private boolean isOfApp(String stream) {
            return app.filter(name -> stream.startsWith(ENVIRONMENT) && stream.endsWith("/" + name))
                    .isPresent();
        }
    }

    /// What is asked for.
    ///
    /// @param type as in `release`
    /// @param actor the beginning of an opaque id
    /// @param most how many, the newest of them; 0 for all
    public record Question(
            Optional<String> type,
            Optional<String> actor,
            Optional<Concern> about,
            Optional<Moment> since,
            Optional<Moment> until,
            int most) {

        public Question {
            requireNonNull(type, "type");
            requireNonNull(actor, "actor");
            requireNonNull(about, "about");
            requireNonNull(since, "since");
            requireNonNull(until, "until");
        }

        private boolean isMet(Proved.Held held) {
            return type.filter(it -> !Told.type(held).equals(it)).isEmpty()
                    && actor.filter(it -> !held.leaf().actor().startsWith(it)).isEmpty()
                    && about.filter(it -> !it.has(held)).isEmpty()
                    && since.filter(it -> it.isAfter(held)).isEmpty()
                    && until.filter(it -> it.isBefore(held)).isEmpty();
        }
    }

    /// Oldest first.
    public static List<Told> of(Proved log, Question question) {
        var found = question.most() == 0 ? all(log, question) : newest(log, question);
        return found.stream().map(held -> Told.of(held, log)).toList();
    }

    /// Whether a log has an entry of a type.
    public static boolean hasType(Proved log, String type) {
        return !all(
                        log,
                        new Question(
                                Optional.of(type),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                0))
                .isEmpty();
    }

    private static List<Proved.Held> all(Proved log, Question question) {
        var found = new ArrayList<Proved.Held>();
        log.each(held -> {
            if (question.isMet(held)) {
                found.add(held);
            }
        });
        return found;
    }

    /// From the end on, so that a long log is not read for its newest entries.
    private static List<Proved.Held> newest(Proved log, Question question) {
        var found = new ArrayList<Proved.Held>();
        for (var index = log.size() - 1; index >= 0 && found.size() < question.most(); index--) {
            var held = log.entry(index);
            if (question.since().filter(it -> it.isAfter(held)).isPresent()) {
                break;
            }
            if (question.isMet(held)) {
                found.add(held);
            }
        }
        return found.reversed();
    }
}
