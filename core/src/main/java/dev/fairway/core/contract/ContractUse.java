package dev.fairway.core.contract;

import dev.fairway.core.report.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// How the parts of a contract were used in one comparison.
///
/// @param rules in the order of the contract
/// @param exceptions in the order of the contract
/// @param overlaps pairs of rules that name an address in common, by their positions
public record ContractUse(List<Use> rules, List<Use> exceptions, List<Overlap> overlaps) {

    public ContractUse {
        rules = List.copyOf(rules);
        exceptions = List.copyOf(exceptions);
        overlaps = List.copyOf(overlaps);
    }

    /// How often one rule or exception came up.
    ///
    /// @param matched addresses that it names
    /// @param differing addresses of these at which values differ
    /// @param deciding addresses at which it is the only rule, is broken, or at which the exception was needed
    /// @param broken addresses at which the rule is broken, or that differ although the exception names them
    public record Use(int matched, int differing, int deciding, int broken) {

        static final Use NONE = new Use(0, 0, 0, 0);

        /// Of an exception: nothing that it names has to be excepted.
        boolean unneeded() {
            return deciding == 0 && broken == 0;
        }

        private Use plus(boolean differs, boolean decides, boolean breaks) {
            return new Use(
                    matched + 1,
                    differing + (differs ? 1 : 0),
                    deciding + (decides ? 1 : 0),
                    broken + (breaks ? 1 : 0));
        }
    }

    /// Two rules that name an address in common.
    public record Overlap(int first, int second) {}

    public static ContractUse of(Contract contract, Collection<Judged> judged) {
        var rules = none(contract.rules().size());
        var exceptions = none(contract.exceptions().size());
        for (var each : judged) {
            for (var rule : each.named().rules()) {
                var broken = each.judgement() instanceof Judgement.Violated violated
                        && violated.rule().equals(contract.rules().get(rule));
                var decides = broken || each.named().rules().size() == 1;
                rules.set(rule, rules.get(rule).plus(each.differs(), decides, broken));
            }
            for (var exception : each.named().exceptions()) {
                var needed = each.judgement() instanceof Judgement.Excepted excepted
                        && excepted.exceptions().contains(contract.exceptions().get(exception));
                var failing = each.judgement() instanceof Judgement.Violated
                        || (each.judgement() instanceof Judgement.NotNamed && each.differs());
                exceptions.set(exception, exceptions.get(exception).plus(each.differs(), needed, failing));
            }
        }
        return new ContractUse(rules, exceptions, overlaps(judged));
    }

    private static List<Use> none(int size) {
        return new ArrayList<>(IntStream.range(0, size).mapToObj(_ -> Use.NONE).toList());
    }

    private static List<Overlap> overlaps(Collection<Judged> judged) {
        return judged.stream()
                .map(each -> each.named().rules())
                .filter(rules -> rules.size() > 1)
                .distinct()
                .flatMap(rules -> IntStream.range(0, rules.size())
                        .boxed()
                        .flatMap(i -> IntStream.range(i + 1, rules.size())
                                .mapToObj(j -> new Overlap(rules.get(i), rules.get(j)))))
                .distinct()
                .toList();
    }

    /// What a report says of the rules and exceptions.
    public List<Report.RuleUse> report(Contract contract, LocalDate today) {
        var uses = new ArrayList<Report.RuleUse>();
        for (var i = 0; i < rules.size(); i++) {
            var rule = contract.rules().get(i);
            var expired = rule.expired(today);
            uses.add(new Report.RuleUse(
                    rule.match(), rules.get(i).matched(), !expired && staleRule(contract, i), expired));
        }
        for (var i = 0; i < exceptions.size(); i++) {
            var exception = contract.exceptions().get(i);
            var expired = exception.expired(today);
            var stale = !expired && exceptions.get(i).unneeded();
            uses.add(new Report.RuleUse(exception.match(), exceptions.get(i).matched(), stale, expired));
        }
        return uses;
    }

    /// It names nothing, or it allows differences where there are none any more.
    boolean staleRule(Contract contract, int position) {
        var rule = contract.rules().get(position);
        var use = rules.get(position);
        var allowsDifferences = rule.must().isEmpty()
                && (rule.everywhere().isPresent() || !rule.allow().isEmpty());
        return use.matched() == 0 || (allowsDifferences && use.differing() == 0 && use.broken() == 0);
    }
}
