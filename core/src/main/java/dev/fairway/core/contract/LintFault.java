package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;
import java.util.Locale;

/// Something about a contract that somebody should tidy up.
public record LintFault(Kind kind, Place place, String message) {

    public LintFault {
        requireNonNull(kind, "kind");
        requireNonNull(place, "place");
        requireNonNull(message, "message");
    }

    /// In what way it is untidy.
    public enum Kind {
        /// it is judged as if it were absent
        EXPIRED,
        /// nothing can keep both rules
        CONTRADICTING,
        /// it names nothing, or what it allows no longer happens
        STALE,
        /// it names what is a finding all the same, since other values stand there
        OUTDATED,
        /// other rules decide everything that it names
        SHADOWED,
        /// nobody answers for it
        UNOWNED,
        /// nobody says why
        UNREASONED,
        /// it ends so late that it is a rule
        DISTANT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// `config/expected-env-diff.yaml:9: stale: …`
    @Override
    public String toString() {
        return place + ": " + kind.word() + ": " + message;
    }
}
