package dev.fairway.engine.journey;

import dev.fairway.core.compare.Leaves;
import dev.fairway.core.contract.EnvironmentChoice;
import dev.fairway.core.discovery.Discovery;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.EnvironmentWord;
import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Address;
import dev.fairway.engine.read.UnitReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files of one environment that are compared with nothing: of a group of two the other one may be gone, and only the
/// contract still speaks of it.
final class LeftAlone {

    private LeftAlone() {}

    /// Takes note of them in the contracts, and answers with those of which these speak.
    static List<Unit> note(Ground ground, Audit.Request request, RuleBooks books) {
        var documents = ground.documents();
        var units = Discovery.alone(
                ground.discovered(),
                new ArrayList<>(documents.below("")),
                path -> documents.isLarge(path)
                        ? Optional.empty()
                        : documents.bytes(path).map(Ground::head),
                request.declared(),
                request.options());
        return units.stream()
                .filter(unit -> unit.files().keySet().stream()
                                .filter(name -> note(unit, name, ground, books))
                                .count()
                        > 0)
                .toList();
    }

    private static boolean note(Unit unit, String name, Ground ground, RuleBooks books) {
        var before = books.meantAlone();
        var environment = environment(name, ground.discovered().route());
        UnitReader.read(unit, name, ground.documents())
                .ifPresent(statement -> statement.resources().forEach((resource, root) -> {
                    if (resource.equals(unit.template())) {
                        books.alone(resource, environment, root);
                    }
                    Leaves.all(root)
                            .forEach((path, value) ->
                                    books.alone(new Address("", resource, path.toString()), environment, value));
                }));
        return books.meantAlone() > before;
    }

    /// The one that is called so elsewhere, or one that stands nowhere else.
    private static Environment environment(String name, Route route) {
        return EnvironmentChoice.meant(name, route).stream()
                .findFirst()
                .orElseGet(() -> new Environment(
                        name,
                        List.of(),
                        EnvironmentWords.find(name).map(EnvironmentWord::tier).orElse(Tier.UNKNOWN)));
    }
}
