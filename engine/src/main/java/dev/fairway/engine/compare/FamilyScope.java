package dev.fairway.engine.compare;

import dev.fairway.core.compare.KeySpelling;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.OwnNames;
import dev.fairway.core.compare.Row;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Route;
import java.util.Optional;

/// A family with its part of the route: only the environments of one group of sibling files are compared with each
/// other.
///
/// @param route the environments that are looked at
/// @param aligned those whose trees are laid side by side, which decides at which address a value stands: all that are
/// looked at, and others where only some of the family are
public record FamilyScope(Family family, Route route, Route aligned, OwnNames naming) {

    public static FamilyScope of(Family family, Route whole) {
        var route = of(whole, family);
        return new FamilyScope(family, route, route, new OwnNames(route.environments(), family.tokens()));
    }

    /// Some environments of a family, at the addresses at which all of it has its values.
    public static FamilyScope within(Family family, Route some, Route whole) {
        var all = of(family, whole);
        return new FamilyScope(family, of(some, family), all.route(), all.naming());
    }

    private static Route of(Route whole, Family family) {
        var stages = whole.stages().stream()
                .map(stage -> stage.stream()
                        .filter(environment -> family.environments().contains(environment.name()))
                        .toList())
                .filter(stage -> !stage.isEmpty())
                .toList();
        return new Route(stages);
    }

    /// The row as it is for the environments that are looked at; nothing where it is not about two of them.
    Optional<Row> looked(Row row) {
        return route.equals(aligned) ? Optional.of(row) : row.among(route.names());
    }

    /// How names are recognised in what one unit states: of its keys, as whoever reads its files does.
    public Naming naming(Unit unit) {
        var own = naming.reading(spelling(unit.layout()));
        return unit.layout() == Layout.HELM_VALUES ? own.askingForTruth() : own;
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
