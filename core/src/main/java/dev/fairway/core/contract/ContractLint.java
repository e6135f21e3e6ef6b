package dev.fairway.core.contract;

import dev.fairway.core.contract.LintFault.Kind;
import dev.fairway.core.environment.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what should be tidied up in a contract.
public final class ContractLint {

    private ContractLint() {}

    /// All faults, in the order of the file.
    public static List<LintFault> lint(Contract contract, Route route, ContractUse use, LocalDate today) {
        var faults = new ArrayList<LintFault>();
        for (var i = 0; i < contract.rules().size(); i++) {
            rule(contract, i, use, today, faults);
        }
        for (var i = 0; i < contract.exceptions().size(); i++) {
            exception(contract.exceptions().get(i), use.exceptions().get(i), today, faults);
        }
        for (var overlap : use.overlaps()) {
            var first = contract.rules().get(overlap.first());
            var second = contract.rules().get(overlap.second());
            if (!first.expired(today) && !second.expired(today)) {
                Contradiction.between(first, second, route)
                        .ifPresent(what -> faults.add(new LintFault(
                                Kind.CONTRADICTING,
                                second.place(),
                                "'%s' contradicts '%s' (%s): %s"
                                        .formatted(second.match(), first.match(), first.place(), what))));
            }
        }
        return faults.stream()
                .sorted(Comparator.comparing((LintFault fault) -> fault.place().file())
                        .thenComparingInt(fault -> fault.place().line())
                        .thenComparing(LintFault::kind))
                .toList();
    }

    private static void rule(
            Contract contract, int position, ContractUse use, LocalDate today, List<LintFault> faults) {
        var rule = contract.rules().get(position);
        var count = use.rules().get(position);
        if (rule.expired(today)) {
            faults.add(new LintFault(
                    Kind.EXPIRED,
                    rule.place(),
                    "the rule for '%s' ended on %s"
                            .formatted(rule.match(), rule.until().orElse(today))));
            return;
        }
        if (count.matched() == 0) {
            faults.add(new LintFault(Kind.STALE, rule.place(), "'%s' matches nothing".formatted(rule.match())));
        } else if (use.staleRule(contract, position)) {
            faults.add(new LintFault(
                    Kind.STALE,
                    rule.place(),
                    "what '%s' names no longer differs between environments".formatted(rule.match())));
        } else if (count.deciding() == 0 && rule.allowsAnything()) {
            faults.add(new LintFault(
                    Kind.SHADOWED,
                    rule.place(),
                    "other rules decide everything that '%s' names".formatted(rule.match())));
        }
        var wide = rule.match().contains("*") && rule.everywhere().isPresent();
        if (wide && rule.reason().isBlank()) {
            faults.add(new LintFault(
                    Kind.UNREASONED, rule.place(), "'%s' is wide and gives no reason".formatted(rule.match())));
        }
    }

    private static void exception(
            TimedException exception, ContractUse.Use use, LocalDate today, List<LintFault> faults) {
        var about = "the exception for '%s' ".formatted(exception.match());
        if (exception.expired(today)) {
            faults.add(new LintFault(Kind.EXPIRED, exception.place(), about + "ended on " + exception.until()));
            return;
        }
        if (use.matched() == 0) {
            faults.add(new LintFault(Kind.STALE, exception.place(), about + "matches nothing"));
        } else if (use.unneeded()) {
            faults.add(new LintFault(Kind.STALE, exception.place(), about + "is not needed any more"));
        } else if (use.deciding() == 0) {
            faults.add(new LintFault(Kind.OUTDATED, exception.place(), about + "does not cover today's values"));
        }
        if (exception.owner().isBlank() || exception.owner().equals(TimedException.UNOWNED)) {
            faults.add(new LintFault(Kind.UNOWNED, exception.place(), about + "has no owner"));
        }
        if (exception.reason().isBlank()) {
            faults.add(new LintFault(Kind.UNREASONED, exception.place(), about + "gives no reason"));
        }
        if (exception.until().isAfter(today.plusYears(1))) {
            faults.add(new LintFault(
                    Kind.DISTANT, exception.place(), about + "lasts more than a year: what stays is a rule"));
        }
    }
}
