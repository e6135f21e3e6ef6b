package dev.fairway.core.contract;

import dev.fairway.core.classify.Whereabouts;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Values that lead production to another place than its own, since it took them from an environment before it: that
/// the two hold the same then is no agreement.
///
/// @param address that the exception names
/// @param environments of production
/// @param lenders whose value the exception has recorded it to be
public record Borrowed(Address address, List<String> environments, List<String> lenders) {

    public Borrowed {
        environments = List.copyOf(environments);
        lenders = List.copyOf(lenders);
    }

    /// One clause, of which the environments are the subject.
    public String why() {
        return "holds what the contract excepts for " + String.join(", ", lenders);
    }

    static Optional<Borrowed> since(TimedException exception, Scope scope) {
        var recorded = ExceptionCover.recorded(exception, scope);
        var environments = new LinkedHashSet<String>();
        var lenders = new LinkedHashSet<String>();
        for (var environment : scope.environments()) {
            var own = recorded.get(environment.name());
            if (own != null && environment.tier() == Tier.PROD && leads(environment, own, scope)) {
                var from = lenders(environment, recorded, scope);
                lenders.addAll(from);
                if (!from.isEmpty()) {
                    environments.add(environment.name());
                }
            }
        }
        return environments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Borrowed(scope.address(), List.copyOf(environments), List.copyOf(lenders)));
    }

    private static boolean leads(Environment production, Node own, Scope scope) {
        var held = scope.held(production.name());
        var before = Scope.text(new Held.Present(own));
        return !ExceptionCover.holds(own, held, scope)
                && before.isPresent()
                && Scope.text(held)
                        .filter(text -> Whereabouts.leads(production, before.get(), text))
                        .isPresent();
    }

    private static SequencedSet<String> lenders(
            Environment production, SequencedMap<String, Node> recorded, Scope scope) {
        var lenders = new LinkedHashSet<String>();
        recorded.forEach((name, value) -> {
            var route = scope.route();
            if (route.position(name) < route.position(production.name())
                    && ExceptionCover.holds(value, scope.held(production.name()), scope)) {
                lenders.add(name);
            }
        });
        return lenders;
    }
}
