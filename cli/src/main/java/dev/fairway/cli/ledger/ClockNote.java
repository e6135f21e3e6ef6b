package dev.fairway.cli.ledger;

import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.store.Contents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is said where the log's time and this machine's clock are apart. The log's time never falls, so one clock that
/// jumped ahead stays to be seen; nobody can tell whose clock was wrong, so that it is no fault.
final class ClockNote {

    /// Machines that ask for the time are nearer to one another than that.
    static final Duration OF_ONE_TIME = Duration.ofMinutes(1);

    /// How far ahead of the log's time a statement may claim to be (docs/ledger-format.md, 3).
    static final Duration TOLERATED = Duration.ofMinutes(5);

    private ClockNote() {}

    /// What whoever appends is told: his entry gets the time of the one before.
    ///
    /// @param now by this machine's clock
    static Optional<String> appending(Contents contents, Instant now) {
        return contents.size() == 0
                ? Optional.empty()
                : Leaf.parse(contents.entry(contents.size() - 1).leaf())
                        .map(Leaf::time)
                        .filter(newest -> newest.isAfter(now.plus(OF_ONE_TIME)))
                        .map(newest ->
                                ("the newest entry of this ledger is of %s, %s ahead of this machine's clock: one of"
                                                + " both is wrong, and what is recorded until then has that time")
                                        .formatted(Leaf.text(newest), words(Duration.between(now, newest))));
    }

    /// What whoever verifies is told.
    ///
    /// @param time the newest of what was verified
    /// @param now by this machine's clock
    static Optional<String> verifying(Instant time, Instant now) {
        return time.isAfter(now.plus(TOLERATED))
                ? Optional.of("its newest time, %s, is %s ahead of this machine's clock: one of both is or was wrong"
                        .formatted(Leaf.text(time), words(Duration.between(now, time))))
                : Optional.empty();
    }

    /// What whoever reads a cosignature is told.
    ///
    /// @param name of the witness
    /// @param time at which it says that it saw the checkpoint
    /// @param now by this machine's clock
    static Optional<String> cosigned(String name, Instant time, Instant now) {
        return time.isAfter(now.plus(TOLERATED))
                ? Optional.of(
                        "the cosignature by %s is of %s, %s ahead of this machine's clock: one of both is or was wrong"
                                .formatted(name, Leaf.text(time), words(Duration.between(now, time))))
                : Optional.empty();
    }

    private static String words(Duration span) {
        if (span.toDays() > 1) {
            return span.toDays() + " days";
        }
        if (span.toHours() > 1) {
            return span.toHours() + " hours";
        }
        return span.toMinutes() > 1 ? span.toMinutes() + " minutes" : span.toSeconds() + " seconds";
    }
}
