package dev.fairway.engine.journey;

import dev.fairway.connector.Limits;
import dev.fairway.connector.Workspace;
import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Historian;
import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.classify.Classification;
import dev.fairway.core.compare.KeyMatch;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Fingerprint;
import dev.fairway.core.finding.Held;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.report.WhyReport;
import dev.fairway.core.report.WhyReport.WhyAddress;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.history.Answer;
import dev.fairway.engine.history.Pasts;
import dev.fairway.engine.history.Replay;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Means;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Tells what became of one key in every environment, and what to make of it.
public final class Why {

    private static final int NEAREST = 5;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{4,16}");

    private Why() {}

    public record Request(
            String key, Optional<ProjectFile> declared, Options options, Means means, Limits limits, Instant now) {}

    /// What came of the question.
    public sealed interface Told {

        record Answered(WhyReport report) implements Told {}

        /// The key is an object or a file that no environment lacks.
        ///
        /// @param differing some addresses inside of it
        record Everywhere(List<String> differing) implements Told {
            public Everywhere {
                differing = List.copyOf(differing);
            }
        }

        /// @param nearest names that are spelled like it
        /// @param searched how much of the past was searched for it, too; a sentence, empty where all of it was
        record NoSuchKey(List<String> nearest, String searched) implements Told {
            public NoSuchKey {
                nearest = List.copyOf(nearest);
            }
        }
    }

    public static Told tell(Workspace workspace, Request request) {
        var readings = KeyMatch.readings(request.key());
        var names = ConcurrentHashMap.<String>newKeySet();
        var resources = ConcurrentHashMap.<String>newKeySet();
        var survey = Survey.of(
                workspace.tree(),
                workspace.history(),
                request.declared(),
                request.options(),
                request.means(),
                Progress.silent(),
                _ -> (resource, row) -> {
                    names.add(row.path().leafName());
                    resources.add(resource);
                    return readings.stream().anyMatch(key -> key.mayMatch(row));
                });
        for (var reading : readings) {
            var matching = matching(survey, reading);
            if (!matching.isEmpty()) {
                return new Told.Answered(report(workspace, request, survey, matching, _ -> Set.of()));
            }
        }
        var fingerprinted = fingerprinted(survey, request.key());
        if (!fingerprinted.isEmpty()) {
            return new Told.Answered(report(workspace, request, survey, fingerprinted, _ -> Set.of()));
        }
        var differing = survey.found().stream()
                .filter(found -> means(readings.getLast(), found))
                .map(found -> found.address().toString())
                .distinct()
                .toList();
        if (!differing.isEmpty() || resources.contains(request.key())) {
            return new Told.Everywhere(differing.stream().limit(NEAREST).toList());
        }
        var vanished = WhyVanished.tell(workspace, request, survey);
        if (vanished.report().isPresent()) {
            return new Told.Answered(vanished.report().get());
        }
        survey.found().forEach(found -> names.add(found.row().path().leafName()));
        var nearest = names.stream()
                .filter(name -> !name.isEmpty())
                .sorted(Comparator.comparingInt(readings.getFirst()::distance).thenComparing(name -> name))
                .limit(NEAREST)
                .toList();
        return new Told.NoSuchKey(nearest, vanished.searched());
    }

    /// What reports call a finding will do as well.
    private static List<Found> fingerprinted(Survey survey, String key) {
        return FINGERPRINT.matcher(key).matches()
                ? survey.found().stream()
                        .filter(found -> Arrays.stream(FindingKind.values())
                                .anyMatch(kind ->
                                        Fingerprint.of(found.address(), kind).startsWith(key)))
                        .toList()
                : List.of();
    }

    /// What is told of a key that some environment has now.
    static Optional<WhyReport> today(Workspace workspace, Request request) {
        var readings = KeyMatch.readings(request.key());
        var survey = Survey.of(
                workspace.tree(),
                workspace.history(),
                request.declared(),
                request.options(),
                request.means(),
                Progress.silent(),
                _ -> (_, row) -> readings.stream().anyMatch(key -> key.mayMatch(row)));
        return readings.stream()
                .map(key -> matching(survey, key))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> report(workspace, request, survey, found, _ -> Set.of()));
    }

    static List<Found> matching(Survey survey, KeyMatch key) {
        var matching = new ArrayList<Found>();
        for (var compared : survey.compared()) {
            for (var found : compared.found()) {
                if (!means(key, found)) {
                    continue;
                }
                if (key.matches(found.row().path())) {
                    matching.add(found);
                } else {
                    key.inside(found.row()).forEach(path -> matching.add(narrowed(found, path)));
                }
            }
        }
        return matching;
    }

    private static boolean means(KeyMatch key, Found found) {
        return key.inResource(
                found.address().resource(),
                found.scope().naming(),
                found.scope().route().names());
    }

    private static Found narrowed(Found found, dev.fairway.core.tree.TreePath path) {
        var row = KeyMatch.narrowed(
                found.address().resource(), found.row(), path, found.scope().naming(found.unit()));
        var address = new Address(found.address().application(), found.address().resource(), path.toString());
        return new Found(found.scope(), found.unit(), address, row, new Classification.Equal());
    }

    /// @param survey of today
    /// @param older files that stated an address once and may be gone
    static WhyReport report(
            Workspace workspace,
            Request request,
            Survey survey,
            List<Found> matching,
            Function<Found, Set<String>> older) {
        var gaps = new ArrayList<Gap>();
        var answers = answers(workspace, request, survey, matching, older, gaps);
        var addresses = new ArrayList<WhyAddress>();
        for (var found : matching) {
            var answer = Optional.ofNullable(
                    answers.get(found.unit().template() + found.scope().family().template()));
            var account = answer.flatMap(told -> account(found, told, request.now()));
            addresses.add(new WhyAddress(
                    found.address(),
                    found.row().values(),
                    account.map(Account::blame).orElseGet(Why::unknown),
                    "",
                    FlagEnds.life(
                            found, account, survey.documents(), request.means().sealing())));
        }
        return new WhyReport(request.key(), addresses, gaps.stream().distinct().toList());
    }

    private static Optional<Account> account(Found found, Answer answer, Instant now) {
        var pasts = Blaming.known(found, answer);
        return pasts.isEmpty()
                ? Optional.empty()
                : Optional.of(Historian.tell(
                                pasts, found.scope().route(), found.scope().naming(), now, answer.complete()))
                        .map(account ->
                                new Account(account.blame().remembering(unseen(found, answer)), account.verdict()));
    }

    /// What happened before it was no longer known what an environment holds.
    private static List<Event> unseen(Found found, Answer answer) {
        return answer.pasts().getOrDefault(Blaming.question(found), List.of()).stream()
                .filter(past -> found.row().values().get(past.environment()) instanceof Held.Unseen)
                .flatMap(past -> past.events().stream())
                .toList();
    }

    private static Blame unknown() {
        return new Blame(
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                false,
                Blame.Lag.NONE,
                Optional.empty(),
                Blame.Confidence.UNKNOWN);
    }

    private static Map<String, Answer> answers(
            Workspace workspace,
            Request request,
            Survey survey,
            List<Found> matching,
            Function<Found, Set<String>> older,
            List<Gap> gaps) {
        var answers = new LinkedHashMap<String, Answer>();
        var history = workspace.history();
        if (history.isEmpty() || history.get().head().isEmpty()) {
            gaps.add(Reporting.noHistory(workspace));
            return answers;
        }
        var files = new LinkedHashMap<String, List<Found>>();
        var branches = new LinkedHashMap<String, List<Found>>();
        for (var found : matching) {
            var unit = found.unit().template() + found.scope().family().template();
            (found.scope().family().layout() == Layout.BRANCHES ? branches : files)
                    .computeIfAbsent(unit, _ -> new ArrayList<>())
                    .add(found);
        }
        var sealing = request.means().sealing();
        var requests = requests(files, request, survey.documents(), older);
        var plain = Pasts.of(requests, history.get(), sealing, request.limits());
        var ofBranches = survey.branching()
                .map(branching -> branching.answers(
                        requests(branches, request, branching.documents(), older),
                        history.get(),
                        sealing,
                        request.limits()))
                .orElse(List.of());
        note(files, Answer.shown(plain, sealing), answers, gaps);
        note(branches, Answer.shown(ofBranches, sealing), answers, gaps);
        return answers;
    }

    private static List<Replay.Request> requests(
            SequencedMap<String, List<Found>> byUnit,
            Request request,
            Documents documents,
            Function<Found, Set<String>> older) {
        return byUnit.values().stream()
                .map(all -> Blaming.request(all, documents, request.means().sealing(), request.now())
                        .with(older.apply(all.getFirst())))
                .toList();
    }

    private static void note(
            SequencedMap<String, List<Found>> byUnit, List<Answer> told, Map<String, Answer> answers, List<Gap> gaps) {
        var at = 0;
        for (var unit : told.isEmpty() ? List.<String>of() : List.copyOf(byUnit.sequencedKeySet())) {
            gaps.addAll(told.get(at).gaps());
            answers.put(unit, told.get(at++));
        }
    }
}
