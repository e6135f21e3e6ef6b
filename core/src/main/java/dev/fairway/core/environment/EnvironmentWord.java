package dev.fairway.core.environment;

import static java.util.Objects.requireNonNull;

/// A word that names an environment by itself.
///
/// @param kin the one word for all spellings of the same environment: `prod` for `prod`, `production` and `prd`
/// @param rank finer than the tier: where the environment usually stands on the route, lower is earlier
/// @param strong whether the word hardly ever means anything else; weak words (`test`, `integration`, `live`)
///     are also the names of services and folders, so they count only beside a strong one
public record EnvironmentWord(String kin, Tier tier, int rank, boolean strong) {
    public EnvironmentWord {
        requireNonNull(tier, "tier");
        if (kin.isBlank()) {
            throw new IllegalArgumentException("environment word is blank");
        }
    }
}
