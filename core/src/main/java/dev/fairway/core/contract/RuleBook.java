package dev.fairway.core.contract;

import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.ItemNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A contract made ready to be asked about many addresses.
///
/// @param others which values name another environment of the route
/// @param selectors of the rules and then of the exceptions
/// @param byLeaf which of them can only match paths that end with this name
/// @param anyLeaf which of them can match any path
/// @param byShape which of them name an address on the way to which list items are told apart, by the path without
/// these
public record RuleBook(
        Contract contract,
        Route route,
        OtherEnvironments others,
        List<Selector> selectors,
        Map<String, List<Integer>> byLeaf,
        List<Integer> anyLeaf,
        Map<String, List<Integer>> byShape) {

    public RuleBook {
        selectors = List.copyOf(selectors);
        byLeaf = Collections.unmodifiableMap(new HashMap<>(byLeaf));
        anyLeaf = List.copyOf(anyLeaf);
        byShape = Collections.unmodifiableMap(new HashMap<>(byShape));
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

        /// Both together, each rule and exception once.
        public Named and(Named others) {
            return new Named(joined(rules, others.rules), joined(exceptions, others.exceptions));
        }

        private static List<Integer> joined(List<Integer> some, List<Integer> others) {
            return Stream.concat(some.stream(), others.stream())
                    .sorted()
                    .distinct()
                    .toList();
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
        var byShape = new HashMap<String, List<Integer>>();
        for (var i = 0; i < selectors.size(); i++) {
            var path = path(match(contract, i));
            if (path.indexOf('[') >= 0) {
                byShape.computeIfAbsent(ItemNames.shape(path), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        return new RuleBook(
                contract, route, OtherEnvironments.among(route.environments()), selectors, byLeaf, anyLeaf, byShape);
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

    /// Rules and exceptions that speak of this very file, wherever in it.
    public Named inFile(String resource) {
        var rules = new ArrayList<Integer>();
        var exceptions = new ArrayList<Integer>();
        var firstException = contract.rules().size();
        for (var i = 0; i < selectors.size(); i++) {
            if (Lone.isPlace(match(contract, i)) && selectors.get(i).matchesResource(resource)) {
                if (i < firstException) {
                    rules.add(i);
                } else {
                    exceptions.add(i - firstException);
                }
            }
        }
        return rules.isEmpty() && exceptions.isEmpty() ? Named.NONE : new Named(rules, exceptions);
    }

    /// Rules and exceptions that name the address by what its list items were known by before, for each name that the
    /// item may have had. A rule that lets anything pass is no sign of which item it was.
    public List<Named> underOtherNames(Address address) {
        if (address.path().indexOf('[') < 0) {
            return List.of();
        }
        var byItem = new LinkedHashMap<String, Named>();
        for (var candidate : byShape.getOrDefault(ItemNames.shape(address.path()), List.of())) {
            var path = path(match(contract, candidate));
            var before = new Address(address.application(), address.resource(), path);
            if (ItemNames.between(path, address.path()).isPresent()
                    && selectors.get(candidate).matches(before)) {
                byItem.merge(path, telling(candidate), Named::and);
            }
        }
        return byItem.values().stream().filter(named -> !named.isEmpty()).toList();
    }

    /// The items of lists that exceptions name by their positions, where all environments hold a list.
    List<ListItem> items(Address address, SequencedMap<String, Held> lists) {
        if (byShape.isEmpty() || !ListItem.areLists(lists)) {
            return List.of();
        }
        return byShape.getOrDefault(ItemNames.shape(address.path()) + "[]", List.of()).stream()
                .filter(candidate -> candidate >= contract.rules().size())
                .flatMap(candidate -> ListItem.of(address, path(match(contract, candidate)), lists)
                        .filter(item -> selectors.get(candidate).matches(item.address()))
                        .stream())
                .toList();
    }

    /// Whether anything names the address, or an exception names an item of the lists that stand there.
    public boolean names(Address address, SequencedMap<String, Held> values) {
        return !named(address).isEmpty() || !items(address, values).isEmpty();
    }

    private Named telling(int candidate) {
        var firstException = contract.rules().size();
        if (candidate >= firstException) {
            return new Named(List.of(), List.of(candidate - firstException));
        }
        return contract.rules().get(candidate).allowsAnything() ? Named.NONE : new Named(List.of(candidate), List.of());
    }

    /// What a match calls the item that is called otherwise in an address, and how it is called there.
    public Optional<ItemNames.Renamed> renamed(Named named, Address address) {
        return Stream.concat(
                        named.rules().stream()
                                .map(at -> contract.rules().get(at).match()),
                        named.exceptions().stream()
                                .map(at -> contract.exceptions().get(at).match()))
                .flatMap(match -> ItemNames.between(path(match), address.path()).stream())
                .findFirst();
    }

    private static String match(Contract contract, int position) {
        var firstException = contract.rules().size();
        return position < firstException
                ? contract.rules().get(position).match()
                : contract.exceptions().get(position - firstException).match();
    }

    /// Of a pattern that names a resource and a path without stars; empty for any other.
    private static String path(String match) {
        var hash = match.indexOf('#');
        return hash < 0 || match.indexOf('*', hash) >= 0 ? "" : match.substring(hash + 1);
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
