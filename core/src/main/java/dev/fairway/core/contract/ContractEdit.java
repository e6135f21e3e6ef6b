package dev.fairway.core.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a change did to the contract that judges it: nobody can say that for sure to be weaker, so that all of it is
/// told.
public final class ContractEdit {

    private ContractEdit() {}

    /// One phrase for each rule that came, went or says something else, in the order of the contract;
    /// reasons, owners and places do not count, nor do exceptions, which end by themselves.
    public static List<String> between(Contract then, Contract now) {
        var told = new ArrayList<String>();
        for (var rule : then.rules()) {
            if (lacks(now, rule)) {
                var other = now.rules().stream().anyMatch(sameMatch(rule));
                told.add("the rule of %s %s".formatted(rule.match(), other ? "is another one" : "is gone"));
            }
        }
        for (var rule : now.rules()) {
            if (lacks(then, rule) && then.rules().stream().noneMatch(sameMatch(rule))) {
                told.add("a rule of %s is new".formatted(rule.match()));
            }
        }
        return told.stream().distinct().toList();
    }

    private static boolean lacks(Contract contract, Rule rule) {
        return contract.rules().stream().map(ContractEdit::said).noneMatch(said(rule)::equals);
    }

    private static Predicate<Rule> sameMatch(Rule rule) {
        return other -> other.match().equals(rule.match());
    }

    /// What a rule demands, and how long.
    private static List<Object> said(Rule rule) {
        var allowed = new LinkedHashMap<String, String>();
        rule.allow().forEach((environment, values) -> allowed.put(environment, values.text()));
        return List.of(
                rule.match(),
                rule.type(),
                rule.everywhere().map(Allowed::text),
                allowed,
                rule.must(),
                rule.brief(),
                rule.until());
    }

    /// The edit as one sentence of at most a few phrases.
    public static Optional<String> sentence(List<String> told, int most) {
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var shown = String.join("; ", told.subList(0, Math.min(most, told.size())));
        return Optional.of(told.size() > most ? shown + "; and %d more".formatted(told.size() - most) : shown);
    }
}
