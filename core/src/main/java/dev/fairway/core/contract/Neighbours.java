package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import java.util.Collection;
import java.util.Optional;

/// Finds who stands next to whom on the route.
final class Neighbours {

    private Neighbours() {}

    /// The word for the nearest environment that one of the words names. Of two equally near ones the earlier on the
    /// route counts.
    static Optional<String> nearest(Environment environment, Route route, Collection<String> words) {
        var position = route.position(environment.name());
        for (var distance = 0; distance < Math.max(1, route.stages().size()); distance++) {
            var word = at(position - distance, route, words);
            if (word.isEmpty()) {
                word = at(position + distance, route, words);
            }
            if (word.isPresent()) {
                return word;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> at(int position, Route route, Collection<String> words) {
        if (position < 0 || position >= route.stages().size()) {
            return Optional.empty();
        }
        return route.stages().get(position).stream()
                .flatMap(neighbour -> EnvironmentChoice.word(words, neighbour).stream())
                .findFirst();
    }
}
