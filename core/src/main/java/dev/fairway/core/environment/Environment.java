package dev.fairway.core.environment;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// One place where things run, under the name that the repository gives it.
///
/// @param aliases other names of the same environment in this repository or in `fairway.yaml`, sorted
public record Environment(String name, List<String> aliases, Tier tier) {
    public Environment {
        requireNonNull(tier, "tier");
        aliases = aliases.stream().sorted().distinct().toList();
        if (name.isBlank()) {
            throw new IllegalArgumentException("environment name is blank");
        }
    }
}
