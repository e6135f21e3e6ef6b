package dev.fairway.core.contract;

import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.compare.OwnNames;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The values of one address, as one rule looks at them.
///
/// @param values by the names of the route's environments, in the order of the route
/// @param others which values name another environment of the route
/// @param list the lists in which the values stand, where the address is a member or position of one
record Scope(
        Address address,
        SequencedMap<String, Held> values,
        Route route,
        OtherEnvironments others,
        Optional<Scope> list) {

    Scope {
        var held = new LinkedHashMap<>(values);
        if (address.path().isEmpty()) {
            held.replaceAll((_, each) -> whole(each));
        }
        values = Collections.unmodifiableSequencedMap(held);
    }

    Scope(Address address, SequencedMap<String, Held> values, Route route, OtherEnvironments others) {
        this(address, values, route, others, Optional.empty());
    }

    /// What a rule looks at: one that demands whole lists is not judged by one of their members.
    Scope seenBy(Rule rule) {
        return rule.demandsLists() ? list.orElse(this) : this;
    }

    /// A file that is there is not nothing, although nothing of what it holds stands here.
    private static Held whole(Held held) {
        return held instanceof Held.Present(Node.Mapping(var entries, var place)) && entries.isEmpty()
                ? new Held.Present(new Scalar(Node.Kind.TEXT, "present", place))
                : held;
    }

    Scope without(Collection<String> environments) {
        var rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(environments);
        return new Scope(address, rest, route, others, list.map(whole -> whole.without(environments)));
    }

    /// How the environments' own names are recognised in values.
    OwnNames names() {
        return new OwnNames(route.environments(), Map.of());
    }

    /// Whether what an environment holds names another one.
    boolean namesAnother(Environment environment) {
        return text(held(environment.name()))
                .filter(text ->
                        !others.named(environment.name(), text, List.of()).isEmpty())
                .isPresent();
    }

    Hint hint(Rule rule) {
        return rule.type().flatMap(ValueType::hint).orElseGet(this::hint);
    }

    Hint hint() {
        return Hint.at(address.resource(), address.path());
    }

    /// The environments of the route that have an entry here.
    List<Environment> environments() {
        return route.environments().stream()
                .filter(environment -> values.containsKey(environment.name()))
                .toList();
    }

    Held held(String environment) {
        var held = values.get(environment);
        return held == null ? new Held.Absent() : held;
    }

    /// The text of a plain value; empty for anything else, null included.
    static Optional<String> text(Held held) {
        return held instanceof Held.Present(Scalar(var kind, var text, var _)) && kind != Node.Kind.NULL
                ? Optional.of(text)
                : Optional.empty();
    }

    /// Whether any environment holds a secret here, so that no sentence may name values.
    boolean secret() {
        return values.values().stream()
                .anyMatch(held -> held instanceof Held.Present(var value)
                        && (value instanceof Node.Secret || value instanceof Node.Encrypted));
    }

    /// Whether the address is a member of a set of plain values, so that absence only means another member.
    boolean member() {
        return address.path().endsWith("]")
                && address.path().lastIndexOf("[=") > address.path().lastIndexOf("].");
    }
}
