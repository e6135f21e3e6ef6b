package dev.fairway.core.contract;

import dev.fairway.core.compare.Grouping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a change did to the contract that judges it: nobody can say that for sure to be weaker, so that all of it is
/// told.
public final class ContractEdit {

    private ContractEdit() {}

    /// One phrase for each rule that came, went or says something else, for each exception that came and covers any
    /// value, or goes on for longer, and for environments that it is no longer written for, in the order of the
    /// contract. Reasons, owners and places do not count; nor do exceptions that went, since what they covered is
    /// judged again, and those for single values, which can be counted.
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
        now.exceptions().forEach(exception -> longer(then, exception).ifPresent(told::add));
        then.environments().stream()
                .filter(name ->
                        !now.environments().isEmpty() && !now.environments().contains(name))
                .forEach(name -> told.add(name + " is no longer among its environments"));
        return told.stream().distinct().toList();
    }

    private static Optional<String> longer(Contract then, TimedException exception) {
        var before = then.exceptions().stream()
                .filter(other -> covered(other).equals(covered(exception)))
                .map(TimedException::until)
                .max(Comparator.naturalOrder());
        if (before.isEmpty()) {
            return exception.value().isEmpty() && exception.values().isEmpty()
                    ? Optional.of("an exception of %s for any value is new".formatted(exception.match()))
                    : Optional.empty();
        }
        return before.filter(exception.until()::isAfter)
                .map(_ -> "the exception of %s goes on until %s".formatted(exception.match(), exception.until()));
    }

    /// What an exception covers, wherever it is written.
    private static List<Object> covered(TimedException exception) {
        var values = new LinkedHashMap<String, String>();
        exception.values().forEach((environment, value) -> values.put(environment, Grouping.spelling(value)));
        return List.of(
                exception.match(), exception.environments(), exception.value().map(Grouping::spelling), values);
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
