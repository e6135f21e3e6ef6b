package dev.fairway.engine.journey;

import dev.fairway.connector.Workspace;
import dev.fairway.core.contract.ContractAnswer.Linted;
import dev.fairway.core.contract.ContractAnswer.Told;
import dev.fairway.core.contract.ContractChecks;
import dev.fairway.core.contract.Judgement;
import dev.fairway.core.contract.KeySearch;
import dev.fairway.core.contract.Rule;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.read.Means;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Looks at a contract itself: what of it is out of date, and what it says of a key.
public final class ContractReview {

    private ContractReview() {}

    /// What should be tidied up; mistakes that have to be corrected first come as such.
    public record Lint(Linted linted, List<String> mistakes) {
        public Lint {
            mistakes = List.copyOf(mistakes);
        }
    }

    public static Lint lint(Workspace workspace, Audit.Request look) {
        var assessed = Assessed.of(workspace.tree(), workspace.history(), look, look.contracts());
        var route = assessed.survey().discovered().route();
        var mistakes = new ArrayList<>(unknownEnvironments(look.contracts(), route));
        missing(look.contracts(), Reporting.used(assessed.survey().discovered()))
                .forEach(gap -> mistakes.add("%s: %s; %s".formatted(gap.what(), gap.reason(), gap.remedy())));
        mistakes.addAll(Sight.unread(assessed.survey(), look.declared()));
        var agreed = look.contracts().byApplication().values();
        var linted = new Linted(
                agreed.stream().map(Contracts.Agreed::file).distinct().toList(),
                agreed.stream().mapToInt(ContractReview::rules).sum(),
                agreed.stream()
                        .mapToInt(one -> one.contract().exceptions().size())
                        .sum(),
                assessed.books().faults(route));
        return new Lint(linted, mistakes);
    }

    /// Environments that contracts name and nobody has, where it is not worth more than that to look at the
    /// repository.
    public static List<String> unknownEnvironments(
            Workspace workspace, Contracts contracts, Optional<ProjectFile> declared, Means means) {
        var ground = Ground.of(workspace.tree(), declared, Options.standard(), means);
        return unknownEnvironments(contracts, ground.discovered().route());
    }

    /// One sentence each. A part of a repository need not have all of them.
    static List<String> unknownEnvironments(Contracts contracts, Route route) {
        return contracts.byApplication().values().stream()
                .filter(agreed -> agreed.scope().isEmpty())
                .flatMap(agreed -> ContractChecks.unknownEnvironments(agreed.contract(), route).stream())
                .map(Mistake::toString)
                .toList();
    }

    /// Environments for which contracts were written and that nobody states any more.
    static List<Gap> missing(Contracts contracts, Route route) {
        return contracts.byApplication().values().stream()
                .filter(agreed -> agreed.scope().isEmpty())
                .flatMap(agreed -> ContractChecks.missing(agreed.contract(), route).stream()
                        .map(word -> new Gap(
                                word,
                                "%s was written for it, and no file that is compared states it now"
                                        .formatted(agreed.file()),
                                "put it back, or take it out of the contract's environments")))
                .distinct()
                .toList();
    }

    /// As they are written: a rule may list several addresses.
    private static int rules(Contracts.Agreed agreed) {
        return (int)
                agreed.contract().rules().stream().map(Rule::place).distinct().count();
    }

    /// @param told sorted by address; none: nothing has such a key
    /// @param nearest names that are spelled like it, where nothing has it
    public record Answer(List<Told> told, List<String> nearest) {
        public Answer {
            told = List.copyOf(told);
            nearest = List.copyOf(nearest);
        }
    }

    public static Answer explain(Workspace workspace, Audit.Request look, String key) {
        var names = new LinkedHashSet<Address>();
        var survey = Survey.of(
                workspace.tree(),
                workspace.history(),
                look.declared(),
                look.options(),
                look.means(),
                Progress.silent(),
                discovered -> {
                    var route = discovered.route();
                    return (resource, row) -> {
                        var address = new Address("", resource, row.path().toString());
                        names.add(address);
                        return !KeySearch.find(key, route, List.of(address)).isEmpty();
                    };
                });
        var route = survey.discovered().route();
        var books = new RuleBooks(look.contracts(), route, look.today());
        books.recognise(survey.found());
        var told = new TreeMap<Address, Told>();
        for (var found : survey.found()) {
            if (!KeySearch.find(key, route, List.of(found.address())).isEmpty()) {
                told.put(found.address(), told(found, books));
            }
        }
        survey.found().forEach(found -> names.add(found.address()));
        return new Answer(new ArrayList<>(told.values()), told.isEmpty() ? KeySearch.nearest(key, names) : List.of());
    }

    private static Told told(Found found, RuleBooks books) {
        var secret = found.row().values().values().stream().anyMatch(ContractReview::isSecret);
        var explanation = books.explain(found, secret);
        var outcome =
                books.judge(found).map(judgement -> outcome(judgement, found)).orElse("there is no contract");
        return new Told(found.address(), found.row().values(), explanation, outcome);
    }

    private static boolean isSecret(Held held) {
        return held instanceof Held.Present(Node.Secret _) || held instanceof Held.Present(Node.Encrypted _);
    }

    private static String outcome(Judgement judgement, Found found) {
        return switch (judgement) {
            case Judgement.NotNamed(var expired) -> {
                var late = expired.isEmpty() ? "" : ", and the exception for it has ended";
                yield switch (found.row().sameness()) {
                    case EQUAL -> "equal, as it must be" + late;
                    case DIFFERENT, OWN_NAME -> "differs, and nothing says that it may" + late;
                    case UNKNOWN -> "cannot be compared";
                };
            }
            case Judgement.Expected _ -> "as agreed";
            case Judgement.Excepted excepted -> "excepted until " + excepted.until();
            case Judgement.Violated violated -> violated.why();
            case Judgement.Undetermined undetermined -> undetermined.reason();
        };
    }
}
