package dev.fairway.core.environment;

import java.util.List;
import java.util.Optional;

/// The order in which changes travel: stages from first to last; environments of one stage stand side by side.
public record Route(List<List<Environment>> stages) {
    public Route {
        stages = stages.stream().map(List::copyOf).toList();
    }

    /// All environments, first stage first.
    public List<Environment> environments() {
        return stages.stream().flatMap(List::stream).toList();
    }

    public List<String> names() {
        return environments().stream().map(Environment::name).toList();
    }

    public Optional<Environment> find(String name) {
        return environments().stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    /// The stage's number on the route, from 0; -1 for a name that is not on it.
    public int position(String name) {
        for (var i = 0; i < stages.size(); i++) {
            if (stages.get(i).stream()
                    .anyMatch(environment -> environment.name().equals(name))) {
                return i;
            }
        }
        return -1;
    }
}
