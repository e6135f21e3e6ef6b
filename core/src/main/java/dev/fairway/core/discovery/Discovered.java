package dev.fairway.core.discovery;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.environment.Route;
import java.util.List;

/// What a repository says about environments.
///
/// @param families sorted by template; none: there is nothing to compare, and `uncompared` says what came near
/// @param route inferred from the names unless declared; history may confirm it or not, and changes nothing
/// @param routeReasons why the route is as it is, one sentence each
public record Discovered(
        List<Family> families,
        List<Uncompared> uncompared,
        Route route,
        List<String> routeReasons,
        List<Recognised> explanation) {

    public Discovered {
        families = List.copyOf(families);
        uncompared = List.copyOf(uncompared);
        requireNonNull(route, "route");
        routeReasons = List.copyOf(routeReasons);
        explanation = List.copyOf(explanation);
    }
}
