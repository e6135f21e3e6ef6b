package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.Past;
import dev.fairway.connector.Workspace;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.Report.Before;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.report.Report.Parity;
import dev.fairway.core.report.Report.Summary;
import dev.fairway.engine.compare.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts together the report that every format shows.
final class Reporting {

    /// Findings that text shows without being asked for more.
    private static final int SHOWN = 10;

    private Reporting() {}

    /// @param contested addresses of findings for which a rule is not the answer
    static Report report(
            Workspace workspace,
            Audit.Request request,
            Assessed assessed,
            List<Finding> findings,
            Set<Address> contested,
            List<Gap> gaps,
            Optional<Before> before) {
        var survey = assessed.survey();
        var assessment = assessed.assessment();
        var head = workspace.history().flatMap(history -> history.head()).map(commit -> commit.id());
        var route = used(survey.discovered());
        return new Report(
                request.command(),
                request.now(),
                head,
                dirty(workspace, request, survey),
                environments(route, survey),
                route.stages().stream()
                        .map(stage -> stage.stream().map(Environment::name).toList())
                        .toList(),
                summary(assessed, findings),
                findings,
                assessment.explained(),
                request.proposals() ? new Proposals(assessed, "", Set.of(), contested).drawn() : List.of(),
                assessed.books().uses(),
                List.copyOf(new LinkedHashSet<>(gaps)),
                before);
    }

    /// The environments that any files state.
    static Route used(Discovered discovered) {
        var used = new TreeSet<String>();
        discovered.families().forEach(family -> used.addAll(family.environments()));
        return new Route(discovered.route().stages().stream()
                .map(stage -> stage.stream()
                        .filter(environment -> used.contains(environment.name()))
                        .toList())
                .filter(stage -> !stage.isEmpty())
                .toList());
    }

    private static List<Report.Environment> environments(Route route, Survey survey) {
        var environments = new ArrayList<Report.Environment>();
        for (var environment : route.environments()) {
            var sources = new TreeSet<String>();
            survey.compared()
                    .forEach(compared -> sources.addAll(
                            compared.tally().sources().getOrDefault(environment.name(), new TreeSet<>())));
            environments.add(new Report.Environment(
                    environment.name(),
                    environment.aliases(),
                    environment.tier().word(),
                    List.copyOf(sources)));
        }
        return environments;
    }

    private static Summary summary(Assessed assessed, List<Finding> findings) {
        var survey = assessed.survey();
        var assessment = assessed.assessment();
        var compared = 0;
        var equal = 0;
        var pairs = new LinkedHashMap<Tally.Pair, int[]>();
        for (var family : survey.compared()) {
            compared += family.tally().compared();
            equal += family.tally().equal();
            family.tally().addPairs(pairs);
        }
        LostValues.add(assessed.incomplete(), survey.documents(), pairs);
        var parity = pairs.entrySet().stream()
                .map(entry -> new Parity(
                        entry.getKey().left(), entry.getKey().right(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
        return new Summary(
                compared,
                equal,
                count(assessment, Verdict.EXPECTED),
                count(assessment, Verdict.EXCEPTED),
                count(assessment, Verdict.MANAGED),
                findings.size(),
                Math.max(0, findings.size() - SHOWN),
                parity);
    }

    private static int count(Assessment assessment, Verdict verdict) {
        return (int) assessment.explained().stream()
                .filter(explained -> explained.verdict() == verdict)
                .count();
    }

    /// Whether any file that was read is not what the head has, or one is gone that would have been read.
    private static boolean dirty(Workspace workspace, Audit.Request request, Survey survey) {
        var known = workspace.history().filter(history -> history.head().isPresent());
        if (known.isEmpty()) {
            return false;
        }
        var head = known.get().headBlobs();
        var changed = survey.documents().blobs().entrySet().stream()
                .anyMatch(entry -> !entry.getValue().equals(head.get(entry.getKey())));
        return changed || deleted(known.get(), head.keySet(), request, survey);
    }

    private static boolean deleted(History history, Set<String> head, Audit.Request request, Survey survey) {
        var gone = new TreeSet<>(head);
        gone.removeAll(survey.documents().below(""));
        if (gone.isEmpty()) {
            return false;
        }
        var tree = history.at(history.head().orElseThrow().id());
        return Assessed.ground(tree, request).discovered().families().stream()
                .flatMap(family -> family.units().stream())
                .flatMap(unit -> unit.files().values().stream())
                .anyMatch(file ->
                        file.endsWith("/") ? !gone.subSet(file, file + "\uffff").isEmpty() : gone.contains(file));
    }

    static Gap noHistory(Workspace workspace) {
        var reason = workspace.past() instanceof Past.Unknown(var why) ? why : "there is no history";
        return new Gap("history", reason, "who changed what, and when, is not told");
    }

    /// That history was not read as far back as it goes: a window is all that can be told of.
    static Gap cutHistory(History history) {
        return history.shallow()
                ? new Gap(
                        "history",
                        "this clone is shallow: it holds the last commits only",
                        "who changed what before them is not told; fetch the whole history")
                : new Gap(
                        "history",
                        "it was not read back to its first commit",
                        "who changed what before is not told; give more time: --blame-budget");
    }
}
