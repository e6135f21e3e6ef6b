package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.core.blame.Historian;
import dev.fairway.core.blame.Past;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.MissingFiles;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.judge.Counterparts;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.compare.SpringDefaults;
import dev.fairway.engine.history.Answer;
import dev.fairway.engine.history.Pasts;
import dev.fairway.engine.history.Question;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.journey.Assessment.Wrong;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.FocusedDocuments;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.Sealing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks history about differences, all of a unit at once, and adds what it says to each.
final class Blaming {

    private Blaming() {}

    /// @param gaps what history could not tell
    record Blamed(List<Difference> differences, List<Gap> gaps) {}

    static Blamed of(
            List<Wrong> wrong, History history, Assessed assessed, Sealing sealing, Limits limits, Instant now) {
        var survey = assessed.survey();
        var formerly = new Formerly(assessed);
        var byUnit = new LinkedHashMap<Unit, List<Wrong>>();
        var ofBranches = new LinkedHashMap<Unit, List<Wrong>>();
        for (var one : wrong) {
            var branches = one.found().scope().family().layout() == Layout.BRANCHES;
            (branches ? ofBranches : byUnit)
                    .computeIfAbsent(one.found().unit(), _ -> new ArrayList<>())
                    .add(one);
        }
        var answers = new ArrayList<Answer>();
        var differences = new ArrayList<Difference>();
        var gaps = new LinkedHashSet<Gap>();
        var plain = Pasts.of(requests(byUnit, survey.documents(), sealing, now), history, sealing, limits);
        var branches = survey.branching()
                .map(branching -> branching.answers(
                        requests(ofBranches, branching.documents(), sealing, now), history, sealing, limits))
                .orElse(List.of());
        tell(byUnit, Answer.shown(plain, sealing), formerly, now, differences, gaps);
        tell(ofBranches, Answer.shown(branches, sealing), formerly, now, differences, gaps);
        answers.addAll(plain);
        answers.addAll(branches);
        if (answers.stream().anyMatch(answer -> !answer.complete())) {
            gaps.add(Reporting.cutHistory(history));
        }
        return new Blamed(Counterparts.told(differences), List.copyOf(gaps));
    }

    private static List<Request> requests(
            SequencedMap<Unit, List<Wrong>> byUnit, Documents documents, Sealing sealing, Instant now) {
        return byUnit.values().stream()
                .map(all -> request(all.stream().map(Wrong::found).toList(), documents, sealing, now))
                .toList();
    }

    private static void tell(
            SequencedMap<Unit, List<Wrong>> byUnit,
            List<Answer> answers,
            Formerly formerly,
            Instant now,
            List<Difference> differences,
            Set<Gap> gaps) {
        var at = 0;
        for (var all : byUnit.values()) {
            if (answers.isEmpty()) {
                all.forEach(one -> differences.add(one.difference()));
                continue;
            }
            var answer = answers.get(at++);
            gaps.addAll(answer.gaps());
            all.forEach(one -> differences.add(told(one, answer, formerly, now)));
        }
    }

    static Question question(Found found) {
        return Question.of(found.address(), found.row(), found.scope().naming());
    }

    /// @param rows all of one unit, at least one
    static Request request(List<Found> rows, Documents all, Sealing sealing, Instant now) {
        var questions = new LinkedHashSet<Question>();
        rows.forEach(found -> questions.add(question(found)));
        var first = rows.getFirst();
        return request(first.unit(), first.scope(), questions, all, sealing, now);
    }

    static Request request(
            Unit unit, FamilyScope scope, Set<Question> questions, Documents all, Sealing sealing, Instant now) {
        var resources = questions.stream()
                .flatMap(question -> Stream.concat(
                        Stream.of(question.resource()), question.kin().map(Question.Kin::resource).stream()))
                .collect(Collectors.toSet());
        var documents = new FocusedDocuments(all, resources, sealing);
        var former = MissingFiles.filled(
                unit, scope.family(), file -> documents.blob(file).isPresent());
        var today = new HashMap<String, Statement>();
        var files = new TreeSet<>(unit.bases());
        var paths = questions.stream().map(Question::path).toList();
        for (var environment : scope.route().names()) {
            UnitReader.read(unit, environment, documents)
                    .map(statement -> SpringDefaults.over(statement, unit, paths, documents))
                    .ifPresent(statement -> {
                        today.put(environment, statement);
                        files.addAll(statement.files());
                    });
        }
        former.files().values().stream()
                .filter(file -> !unit.files().containsValue(file))
                .forEach(files::add);
        return new Request(former, scope, files, questions, today, documents, now);
    }

    /// The pasts of the environments of which it is known what they hold today.
    static List<Past> known(Found found, Answer answer) {
        var values = found.row().values();
        return answer.pasts().getOrDefault(question(found), List.of()).stream()
                .filter(past -> values.containsKey(past.environment())
                        && !(values.get(past.environment()) instanceof Held.Unseen))
                .toList();
    }

    private static Difference told(Wrong one, Answer answer, Formerly formerly, Instant now) {
        var difference = one.difference();
        var pasts = known(one.found(), answer);
        if (pasts.stream().allMatch(past -> past.events().isEmpty())) {
            return difference;
        }
        // A value that names another environment is wrong as it stands, and one that only its environment's name sets
        // apart is wrong by the contract: own names are not taken out of them.
        var own = one.found().scope().naming();
        var naming = difference.suspicion().kind() == FindingKind.OTHER_ENVIRONMENT
                        || difference.row().sameness() == Sameness.OWN_NAME
                ? Naming.NONE
                : own;
        return difference.withAccount(Historian.tell(
                pasts,
                difference.route(),
                naming,
                own,
                held -> formerly.inOrder(one.found(), held),
                now,
                answer.complete()));
    }
}
