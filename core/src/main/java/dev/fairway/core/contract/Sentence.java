package dev.fairway.core.contract;

import dev.fairway.core.tree.Place;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Words findings about the contract.
final class Sentence {

    private Sentence() {}

    /// `dev`, `dev and stage`, `dev, stage and prod`.
    static String and(Collection<String> names) {
        var list = List.copyOf(names);
        return list.size() < 2
                ? String.join("", list)
                : String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.getLast();
    }

    /// `10 in stage and 3 in prod`; where a secret is among the values, only who is meant.
    static String found(Collection<String> environments, Scope scope) {
        if (scope.secret()) {
            return "something else in " + and(environments);
        }
        return and(environments.stream()
                .map(name -> Shown.of(scope.held(name)) + " in " + name)
                .toList());
    }

    /// `the contract allows 3..10 in prod, found 2`.
    static String allowed(SequencedMap<String, Allowed> wrong, Scope scope) {
        if (scope.secret()) {
            return "the contract does not allow what %s %s"
                    .formatted(and(wrong.keySet()), wrong.size() == 1 ? "holds" : "hold");
        }
        return wrong.entrySet().stream()
                .map(entry -> "%s in %s, found %s"
                        .formatted(entry.getValue().text(), entry.getKey(), Shown.of(scope.held(entry.getKey()))))
                .collect(Collectors.joining("; ", "the contract allows ", ""));
    }

    /// `config/{env}.yaml#LOG_LEVEL: the contract allows ... (config/expected-env-diff.yaml:3)`.
    static String at(Scope scope, String what, Place rule) {
        return "%s: %s (%s)".formatted(scope.address(), what, rule);
    }
}
