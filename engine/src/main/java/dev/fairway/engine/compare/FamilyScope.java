package dev.fairway.engine.compare;

import dev.fairway.core.compare.KeySpelling;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.OwnNames;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Route;

/// A family with its part of the route: only the environments of one group of sibling files are compared with each
/// other.
public record FamilyScope(Family family, Route route, OwnNames naming) {

    public static FamilyScope of(Family family, Route whole) {
        var stages = whole.stages().stream()
                .map(stage -> stage.stream()
                        .filter(environment -> family.environments().contains(environment.name()))
                        .toList())
                .filter(stage -> !stage.isEmpty())
                .toList();
        var route = new Route(stages);
        return new FamilyScope(family, route, new OwnNames(route.environments(), family.tokens()));
    }

    /// How names are recognised in what one unit states: of its keys, as whoever reads its files does.
    public Naming naming(Unit unit) {
        return naming.reading(spelling(unit.layout()));
    }

    private static KeySpelling spelling(Layout layout) {
        return switch (layout) {
            case SPRING -> KeySpelling.RELAXED;
            case APPSETTINGS -> KeySpelling.ANY_CASE;
            case PLAIN, HELM_VALUES, DOTENV, TFVARS, COMPOSE, KUSTOMIZE, KUBERNETES, SECTIONS, BRANCHES ->
                KeySpelling.EXACT;
        };
    }
}
