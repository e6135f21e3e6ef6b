package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.core.environment.Environment;
import java.util.List;
import java.util.Optional;

/// One of two things that are compared: an environment, today or at a commit.
///
/// @param label as reports name it
/// @param at empty for what is there now
record DiffSide(String label, Environment environment, Ground ground, Optional<Commit> at) {

    /// The environment under its label. It goes by its own name as well, unless the label is that name.
    Environment labelled() {
        return label.equals(environment.name())
                ? environment
                : new Environment(label, List.of(environment.name()), environment.tier());
    }

    /// Under its label alone, as one of two moments of the same environment.
    Environment alone() {
        return new Environment(label, List.of(), environment.tier());
    }

    DiffSide named(String other) {
        return new DiffSide(other, environment, ground, at);
    }
}
