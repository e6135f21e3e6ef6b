package dev.fairway.engine.journey;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.Row;
import dev.fairway.core.contract.Judgement;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.judge.Difference.BrokenRule;
import dev.fairway.core.report.Report.Explained;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.FamilyComparison;
import dev.fairway.engine.compare.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Sorts what was found into what is wrong, what is explained, and what could not be told.
///
/// Without a contract the expected classes explain; with one, it alone decides.
final class Assessment {

    private final RuleBooks books;
    private final List<Wrong> wrong = new ArrayList<>();
    private final List<Explained> explained = new ArrayList<>();
    private final List<Difference> excepted = new ArrayList<>();
    private final List<Found> expected = new ArrayList<>();
    private final SequencedMap<Unseen, Integer> unknown = new LinkedHashMap<>();

    /// A difference with what it came from, for the questions to history.
    record Wrong(Found found, Difference difference) {}

    private Assessment(RuleBooks books) {
        this.books = books;
    }

    static Assessment of(List<Found> all, RuleBooks books) {
        var assessment = new Assessment(books);
        books.recognise(all);
        all.forEach(assessment::sort);
        return assessment;
    }

    List<Wrong> wrong() {
        return wrong;
    }

    /// What would be wrong without exceptions.
    List<Difference> excepted() {
        return excepted;
    }

    List<Explained> explained() {
        return explained;
    }

    /// Members of expected classes that no contract names: what proposals are made of.
    List<Found> expected() {
        return expected;
    }

    /// Addresses of which nobody can say whether anything is wrong there.
    Set<Address> unknown() {
        return explained.stream()
                .filter(one -> one.verdict() == Verdict.UNKNOWN)
                .map(Explained::address)
                .collect(Collectors.toSet());
    }

    /// One gap per resource and reason.
    List<Gap> gaps() {
        return unknown.entrySet().stream()
                .map(entry -> new Gap(
                        entry.getValue() == 1
                                ? entry.getKey().resource()
                                : "%s (%d values)".formatted(entry.getKey().resource(), entry.getValue()),
                        entry.getKey().reason(),
                        ""))
                .toList();
    }

    private record Unseen(String resource, String reason) {}

    private void sort(Found found) {
        var judgement = books.judge(found);
        if (judgement.isEmpty()) {
            byClass(found);
            return;
        }
        switch (judgement.get()) {
            case Judgement.NotNamed _ -> notNamed(found);
            case Judgement.Expected expectation -> {
                if (found.row().sameness() != Row.Sameness.EQUAL || found.classification() instanceof Suspicious) {
                    explain(
                            found,
                            Verdict.EXPECTED,
                            "rule " + expectation.rule().match());
                }
            }
            case Judgement.Excepted by -> except(found, by);
            case Judgement.Violated violation ->
                add(
                        found,
                        new Suspicious(kind(found), "", violation.environments()),
                        Optional.of(new BrokenRule(
                                violation.rule().match(), sentence(violation.why()), violation.unequal())));
            case Judgement.Undetermined undetermined -> unknown(found, undetermined.reason());
        }
    }

    /// The address stands on the finding already.
    private static String sentence(String why) {
        var colon = why.indexOf(": the contract ");
        return colon < 0 ? why : why.substring(colon + 2);
    }

    private void except(Found found, Judgement.Excepted by) {
        explain(
                found,
                Verdict.EXCEPTED,
                "until %s: %s".formatted(by.until(), by.exception().reason()));
        var suspicion = found.classification() instanceof Suspicious suspicious
                        && by.atFault().isEmpty()
                ? suspicious
                : new Suspicious(kind(found), "", by.atFault());
        excepted.add(difference(found, suspicion, Optional.empty()));
    }

    private static FindingKind kind(Found found) {
        return found.classification() instanceof Suspicious suspicious
                ? suspicious.kind()
                : found.row().presenceDiffers() ? FindingKind.PRESENCE : FindingKind.VALUE;
    }

    private void byClass(Found found) {
        switch (found.classification()) {
            case Classification.Equal _ -> {}
            case Classification.Expected(var type) -> {
                expected.add(found);
                explain(found, Verdict.EXPECTED, type.reason());
            }
            case Classification.Operational(var reason) -> explain(found, Verdict.OPERATIONAL, reason);
            case Classification.Unknown(var reason) -> unknown(found, reason);
            case Suspicious suspicious -> add(found, suspicious, Optional.empty());
        }
    }

    /// A contract exists and says nothing of this address: it must be equal.
    private void notNamed(Found as) {
        var found = books.borrowed(as)
                .map(borrowed -> as.classified(
                        new Suspicious(FindingKind.OTHER_ENVIRONMENT, borrowed.why(), borrowed.environments())))
                .orElse(as);
        switch (found.classification()) {
            case Classification.Equal _ -> {}
            case Classification.Expected(var type) -> {
                expected.add(found);
                add(found, new Suspicious(kind(found), "", List.of(), Optional.of(type)), Optional.empty());
            }
            case Classification.Operational(var reason) -> explain(found, Verdict.OPERATIONAL, reason);
            case Classification.Unknown(var reason) -> unknown(found, reason);
            case Suspicious suspicious ->
                excused(found, suspicious)
                        .ifPresentOrElse(by -> except(found, by), () -> add(found, suspicious, Optional.empty()));
        }
    }

    /// Values that are wrong although nothing differs, and environments that came closer together.
    private Optional<Judgement.Excepted> excused(Found found, Suspicious suspicious) {
        if (found.row().sameness() != Row.Sameness.DIFFERENT) {
            return suspicious.at().isEmpty() ? Optional.empty() : books.excused(found, suspicious.at());
        }
        return suspicious.at().isEmpty()
                ? books.nearer(found, suspicious.kind() == FindingKind.VERSION)
                : Optional.empty();
    }

    private void explain(Found found, Verdict verdict, String because) {
        explained.add(
                new Explained(found.address(), verdict, because, found.row().values()));
    }

    /// What stands in a file that breaks off is told with the fault of the file, and not once more by itself.
    private void unknown(Found found, String reason) {
        explain(found, Verdict.UNKNOWN, reason);
        if (!reason.equals(FamilyComparison.NOT_WHOLE)) {
            unknown.merge(new Unseen(found.address().resource(), reason), 1, Integer::sum);
        }
    }

    private void add(Found found, Suspicious suspicious, Optional<BrokenRule> rule) {
        wrong.add(new Wrong(found, difference(found, suspicious, rule)));
    }

    private static Difference difference(Found found, Suspicious suspicious, Optional<BrokenRule> rule) {
        return Difference.found(
                found.unit().template(), found.scope().route(), found.address(), found.row(), suspicious, rule);
    }
}
