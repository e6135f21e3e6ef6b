package dev.fairway.engine.journey;

import static java.util.Comparator.comparing;

import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.project.ProjectFile.DeclaredSource;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.OtherForm;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what was declared or discovered, and could not be read at all.
final class Sight {

    private Sight() {}

    /// One sentence each; none: whatever was not found is not there.
    static List<String> unseen(Survey survey, Optional<ProjectFile> declared) {
        var unseen = new LinkedHashSet<String>();
        declared.ifPresent(project -> project.applications()
                .forEach(application -> application
                        .environments()
                        .forEach(environment -> environment.sources().stream()
                                .flatMap(source -> paths(source, survey))
                                .filter(path -> missing(path, survey))
                                .forEach(path -> unseen.add("%s is declared for %s and cannot be read"
                                        .formatted(path, environment.name()))))));
        if (!gapless(survey)) {
            unseen.addAll(blank(survey));
            if (comparedNothing(survey)) {
                unseen.add("no value could be compared, since files could not be read");
            }
        }
        return List.copyOf(unseen);
    }

    /// As [#unseen], the groups of siblings in which nothing could be read of an environment, and broken files.
    static List<String> unread(Survey survey, Optional<ProjectFile> declared) {
        return Stream.of(unseen(survey, declared), blankGroups(survey), broken(survey))
                .flatMap(List::stream)
                .toList();
    }

    /// Files of what is compared, or that it inherits from, in which a finding may hide.
    private static List<String> broken(Survey survey) {
        var environments =
                new TreeMap<Gap, NavigableSet<String>>(comparing(Gap::what).thenComparing(Gap::reason));
        survey.compared()
                .forEach(family -> family.tally()
                        .broken()
                        .forEach((gap, names) -> environments
                                .computeIfAbsent(gap, _ -> new TreeSet<>())
                                .addAll(names)));
        var sentences = new ArrayList<String>();
        environments.forEach((gap, names) -> sentences.add("%s: %s; what it says for %s is not known"
                .formatted(
                        gap.what(),
                        gap.reason(),
                        survey.discovered().route().names().stream()
                                .filter(names::contains)
                                .collect(Collectors.joining(", ")))));
        return sentences;
    }

    /// Files with a gap that a change broke, or brought along so: what stands in them cannot pass.
    static List<String> lost(Documents then, Survey survey, List<Gap> gaps, String since) {
        var now = survey.documents();
        var lost = new ArrayList<String>();
        for (var path : files(gaps, then, now)) {
            var known = then.below(path).contains(path);
            if (known && readable(then, path) && !readable(now, path)) {
                lost.add("%s could be read at %s, and cannot be now".formatted(path, since));
            } else if (!known && blank(now, path)) {
                lost.add("%s came after %s, and cannot be read".formatted(path, since));
            }
        }
        lost.addAll(refused(then, survey, since));
        return lost;
    }

    /// Kustomizations that nobody can apply since a change.
    private static List<String> refused(Documents then, Survey now, String since) {
        return now.compared().stream()
                .flatMap(family -> family.scope().family().units().stream())
                .flatMap(unit -> unit.files().values().stream())
                .filter(folder -> folder.endsWith("/"))
                .distinct()
                .filter(folder -> refused(now.documents(), folder) && !refused(then, folder))
                .map(folder -> "%s is refused by Kustomize, and was not at %s"
                        .formatted(folder.substring(0, folder.length() - 1), since))
                .toList();
    }

    private static boolean refused(Documents documents, String folder) {
        return documents
                .overlay(folder)
                .flatMap(EffectiveKustomize.Effective::refusal)
                .isPresent();
    }

    /// What became a link out of the repository is no file of it any more.
    private static SortedSet<String> files(List<Gap> gaps, Documents then, Documents now) {
        return gaps.stream()
                .flatMap(gap -> gap.places().stream())
                .map(Sight::file)
                .filter(path ->
                        now.below(path).contains(path) || then.below(path).contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String file(String place) {
        return place.replaceFirst("(?::\\d+){1,2}$", "");
    }

    /// Whether all of it could be read, by its own readers too, into something with keys: a pointer to where the file
    /// really is has none.
    private static boolean readable(Documents documents, String path) {
        return documents
                .read(path, false)
                .filter(reading -> reading.complete() && reading.fault().isEmpty())
                .filter(reading -> reading.documents().stream().allMatch(OtherForm::legible))
                .isPresent();
    }

    private static boolean blank(Documents documents, String path) {
        return documents
                .read(path, false)
                .filter(reading -> reading.complete() || !reading.documents().isEmpty())
                .isEmpty();
    }

    private static boolean gapless(Survey survey) {
        return survey.gaps().isEmpty()
                && survey.compared().stream()
                        .allMatch(family -> family.tally().gaps().isEmpty());
    }

    /// As where each group of files has lost another environment.
    private static boolean comparedNothing(Survey survey) {
        return !survey.compared().isEmpty()
                && survey.compared().stream().allMatch(family -> family.tally().compared() == 0);
    }

    private static Stream<String> paths(DeclaredSource source, Survey survey) {
        return switch (source) {
            case DeclaredSource.OverlayFile(var path) -> Stream.of(path);
            case DeclaredSource.EnvFile(var path) -> Stream.of(path);
            case DeclaredSource.KustomizeOverlay(var path) -> Stream.of(folder(path));
            case DeclaredSource.Manifests(var path) -> Stream.of(folder(path));
            case DeclaredSource.HelmValues(var chart, var values) ->
                values.stream().map(value -> inChart(chart, value, survey));
        };
    }

    /// Values are those of the chart's folder or of the root, whichever holds the file.
    private static String inChart(String chart, String value, Survey survey) {
        var inside = folder(chart) + value;
        return survey.documents().below(folder(chart)).contains(inside) ? inside : value;
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private static boolean missing(String path, Survey survey) {
        if (path.endsWith("/")) {
            return survey.documents().below(path).isEmpty();
        }
        return blank(survey.documents(), path);
    }

    /// Environments that have files of which none could be read.
    private static List<String> blank(Survey survey) {
        var doubtful = doubtful(survey);
        return survey.discovered().route().names().stream()
                .filter(environment -> {
                    var stating = stating(survey, environment);
                    return !stating.isEmpty()
                            && blank(stating, environment, doubtful, survey).size() == stating.size();
                })
                .map("nothing of %s could be read"::formatted)
                .toList();
    }

    /// Groups of siblings in which nothing could be read of an environment that can be read elsewhere: each may be
    /// another application, with a production of its own.
    static List<String> blankGroups(Survey survey) {
        if (gapless(survey)) {
            return List.of();
        }
        var doubtful = doubtful(survey);
        var sentences = new ArrayList<String>();
        for (var environment : survey.discovered().route().names()) {
            var stating = stating(survey, environment);
            var blank = blank(stating, environment, doubtful, survey);
            if (blank.size() < stating.size()) {
                blank.forEach(family ->
                        sentences.add("nothing of %s could be read in %s".formatted(environment, family.template())));
            }
        }
        return sentences;
    }

    private static List<Family> blank(
            List<Family> stating, String environment, NavigableSet<String> doubtful, Survey survey) {
        return stating.stream()
                .filter(family -> units(family, environment).stream()
                        .allMatch(unit ->
                                doubts(unit, environment, doubtful) && !seen(unit, environment, survey.documents())))
                .toList();
    }

    private static List<Family> stating(Survey survey, String environment) {
        return survey.discovered().families().stream()
                .filter(family -> !units(family, environment).isEmpty())
                .toList();
    }

    private static List<Unit> units(Family family, String environment) {
        return family.units().stream()
                .filter(unit -> unit.files().containsKey(environment))
                .toList();
    }

    /// Places of which something could not be read.
    private static NavigableSet<String> doubtful(Survey survey) {
        return Stream.concat(
                        survey.gaps().stream(),
                        survey.compared().stream().flatMap(family -> family.tally().gaps().stream()))
                .flatMap(gap -> gap.places().stream())
                .map(Sight::file)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether any gap is about what the environment states here: the other files were read whole.
    private static boolean doubts(Unit unit, String environment, NavigableSet<String> doubtful) {
        return Stream.concat(Stream.of(unit.files().getOrDefault(environment, "")), unit.bases().stream())
                .map(path -> path.replace("{env}", unit.token(environment)))
                .anyMatch(path -> {
                    var first = doubtful.ceiling(path);
                    return first != null && first.startsWith(path);
                });
    }

    private static boolean seen(Unit unit, String environment, Documents documents) {
        return UnitReader.read(unit, environment, documents)
                .filter(statement ->
                        statement.complete() || !statement.resources().isEmpty())
                .filter(statement -> !OtherForm.blank(statement, others(unit, environment, documents)))
                .isPresent();
    }

    private static List<Statement> others(Unit unit, String environment, Documents documents) {
        return unit.files().keySet().stream()
                .filter(other -> !other.equals(environment))
                .flatMap(other -> UnitReader.read(unit, other, documents).stream())
                .toList();
    }
}
