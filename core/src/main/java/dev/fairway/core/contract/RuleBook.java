package dev.fairway.core.contract;

import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A contract made ready to be asked about many addresses.
///
/// @param others which values name another environment of the route
/// @param selectors of the rules and then of the exceptions
/// @param byLeaf which of them can only match paths that end with this name
/// @param anyLeaf which of them can match any path
public record RuleBook(
        Contract contract,
        Route route,
        OtherEnvironments others,
        List<Selector> selectors,
        Map<String, List<Integer>> byLeaf,
        List<Integer> anyLeaf) {

    public RuleBook {
        selectors = List.copyOf(selectors);
        byLeaf = Collections.unmodifiableMap(new HashMap<>(byLeaf));
        anyLeaf = List.copyOf(anyLeaf);
    }

    /// The rules and exceptions that name an address, by their positions in the contract.
    public record Named(List<Integer> rules, List<Integer> exceptions) {

        public static final Named NONE = new Named(List.of(), List.of());

        public Named {
            rules = List.copyOf(rules);
            exceptions = List.copyOf(exceptions);
        }

        public boolean isEmpty() {
            return rules.isEmpty() && exceptions.isEmpty();
        }
    }

    public static RuleBook of(Contract contract, Route route) {
        var selectors = new ArrayList<Selector>();
        contract.rules().forEach(rule -> selectors.add(Selector.of(rule.match(), route)));
        contract.exceptions().forEach(exception -> selectors.add(Selector.of(exception.match(), route)));
        var byLeaf = new HashMap<String, List<Integer>>();
        var anyLeaf = new ArrayList<Integer>();
        for (var i = 0; i < selectors.size(); i++) {
            for (var leaf : selectors.get(i).leaves()) {
                byLeaf.computeIfAbsent(leaf, _ -> new ArrayList<>()).add(i);
            }
            if (selectors.get(i).leaves().isEmpty()) {
                anyLeaf.add(i);
            }
        }
        return new RuleBook(contract, route, OtherEnvironments.among(route.environments()), selectors, byLeaf, anyLeaf);
    }

    /// Rules and exceptions that name the address, expired ones included. Costs next to nothing where none does.
    public Named named(Address address) {
        var rules = new ArrayList<Integer>();
        var exceptions = new ArrayList<Integer>();
        for (var candidate : candidates(address)) {
            if (selectors.get(candidate).matches(address)) {
                var firstException = contract.rules().size();
                if (candidate < firstException) {
                    rules.add(candidate);
                } else {
                    exceptions.add(candidate - firstException);
                }
            }
        }
        return rules.isEmpty() && exceptions.isEmpty() ? Named.NONE : new Named(rules, exceptions);
    }

    private List<Integer> candidates(Address address) {
        if (selectors.isEmpty()) {
            return List.of();
        }
        var candidates = new ArrayList<>(anyLeaf);
        for (var name : PathText.names(address.path())) {
            candidates.addAll(byLeaf.getOrDefault(name, List.of()));
        }
        return candidates.stream().sorted().distinct().toList();
    }
}
