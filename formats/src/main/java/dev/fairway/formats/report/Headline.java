package dev.fairway.formats.report;

import static java.util.Comparator.comparingDouble;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import dev.fairway.formats.contract.ContractEditor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The verdict on a whole report, in one sentence, and the words that every format uses for it.
final class Headline {

    private Headline() {}

    /// `7 differences nobody declared, 3 of them once equal; stage and prod 94 % alike`
    static String of(Report report) {
        var sentence = new StringBuilder(verdict(report));
        nearestProduction(report)
                .ifPresent(parity -> sentence.append("; ")
                        .append(SafeText.visible(parity.left()))
                        .append(" and ")
                        .append(SafeText.visible(parity.right()))
                        .append(' ')
                        .append(percent(parity))
                        .append(" % alike"));
        return sentence.toString();
    }

    /// `dev → stage → prod-eu + prod-us`
    static String route(List<List<String>> route) {
        return route.stream()
                .map(stage -> stage.stream().map(SafeText::visible).collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(" → "));
    }

    /// Whole percent, rounded down, so that only what is alike everywhere is 100 % alike.
    static int percent(Report.Parity parity) {
        return parity.compared() == 0 ? 100 : (int) (100L * parity.same() / parity.compared());
    }

    private static double share(Report.Parity parity) {
        return parity.compared() == 0 ? 1 : (double) parity.same() / parity.compared();
    }

    static String shortCommit(String commit) {
        return SafeText.visible(commit.length() > 8 ? commit.substring(0, 8) : commit);
    }

    static String shortFingerprint(String fingerprint) {
        return SafeText.visible(fingerprint.length() > 8 ? fingerprint.substring(0, 8) : fingerprint);
    }

    /// `41 expected differences with 2 rules`: what the proposed rules would accept, as the contract would count them.
    static String proposed(Report report) {
        var covered =
                report.proposals().stream().mapToInt(Report.Proposal::covers).sum();
        return ValueText.count(covered, "expected difference") + " with "
                + ValueText.count(ContractEditor.rules(report.proposals()).size(), "rule");
    }

    /// The command that writes the proposed rules, into a contract that is there already where there is one.
    static final String INIT = "fairway contract init";

    private static String verdict(Report report) {
        if (report.environments().isEmpty()) {
            return "No environments were found";
        }
        var findings = report.findings();
        var before = report.before().filter(known -> known.known() > 0);
        if (findings.isEmpty() && before.isPresent()) {
            return "Nothing new since %s; %s left out"
                    .formatted(
                            SafeText.visible(before.get().what()),
                            ValueText.count(before.get().known(), "known difference"));
        }
        if (findings.isEmpty()) {
            return report.gaps().isEmpty()
                    ? "Every difference is declared or expected"
                    : "No undeclared difference in what could be read, "
                            + ValueText.count(report.gaps().size(), "gap");
        }
        var lagging =
                findings.stream().filter(f -> f.verdict() == Verdict.LAGGING).count();
        var wrong = findings.size() - lagging;
        if (wrong == 0) {
            return travelling(findings);
        }
        var onceEqual = findings.stream()
                .filter(f -> f.verdict() != Verdict.LAGGING)
                .filter(f -> f.blame().map(Blame::onceEqual).orElse(false))
                // of what is wrong although it is equal nobody needs to hear that it once was
                .filter(f -> ValuePattern.groups(f.values()).size() > 1)
                .count();
        return differing(findings, wrong)
                + report.before()
                        .map(known -> ", new since " + SafeText.visible(known.what()))
                        .orElse("")
                + onceEqual(onceEqual, wrong)
                + (lagging > 0 ? ", and " + travelling(findings) : "");
    }

    /// `3 differences nobody declared`, `1 difference against a rule`, or `2 differences nobody declared and 1
    /// against a rule`: what a rule speaks of was declared.
    private static String differing(List<Finding> findings, long wrong) {
        var violations =
                findings.stream().filter(f -> f.verdict() == Verdict.VIOLATION).count();
        if (violations == wrong) {
            return ValueText.count(violations, "difference") + " against a rule";
        }
        return ValueText.count(wrong - violations, "difference") + " nobody declared"
                + (violations > 0 ? " and " + ValueText.number(violations) + " against a rule" : "");
    }

    /// `2 changes still on the way`, and those of which nobody can believe it any more.
    private static String travelling(List<Finding> findings) {
        var lags = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.LAGGING)
                .map(finding -> finding.blame().map(Blame::lag).orElse(Blame.Lag.NONE))
                .toList();
        var way = lags.stream().filter(Blame.Lag::onTheWay).count();
        var stuck = lags.size() - way;
        var late = " not followed in over %d days".formatted(Blame.Lag.LONGEST_WAY_DAYS);
        if (way == 0) {
            return ValueText.count(stuck, "change") + late;
        }
        return ValueText.count(way, "change") + " still on the way"
                + (stuck > 0 ? ", " + ValueText.number(stuck) + " more" + late : "");
    }

    private static String onceEqual(long count, long of) {
        if (count == 0) {
            return "";
        }
        if (count == of) {
            return of == 1 ? ", once equal" : ", all once equal";
        }
        return ", " + ValueText.number(count) + " of them once equal";
    }

    /// The pair that matters most: the last stage and the one before it; of several regions those that are
    /// least alike, so that no region looks fine for another's sake.
    private static Optional<Report.Parity> nearestProduction(Report report) {
        var pairs =
                report.summary().parity().stream().filter(p -> p.compared() > 0).toList();
        var stages = report.route().size();
        if (stages >= 2) {
            var before = report.route().get(stages - 2);
            var last = report.route().get(stages - 1);
            var found = pairs.stream()
                    .filter(p -> (before.contains(p.left()) && last.contains(p.right()))
                            || (before.contains(p.right()) && last.contains(p.left())))
                    .min(comparingDouble(Headline::share));
            if (found.isPresent()) {
                return found;
            }
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs.getLast());
    }
}
