package dev.fairway.engine.journey;

import dev.fairway.connector.Limits;
import dev.fairway.connector.Workspace;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.judge.Causes;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.journey.Assessment.Wrong;
import dev.fairway.engine.read.Means;
import dev.fairway.formats.report.BaselineEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Names the differences between the environments of a repository that nobody declared, who brought them in, and when.
public final class Audit {

    private static final Gap NO_ENVIRONMENTS = new Gap(
            "environments",
            "no files were found that state the same thing for several environments",
            "fairway.yaml can declare them; audit --explain-discovery says what was looked at");

    private Audit() {}

    /// @param command the word that goes on the report
    /// @param contracts what the repository says about differences; none: the expected classes decide
    /// @param limits how far history is asked
    /// @param baseline what an earlier report knew: only what is new, or has other values, is judged
    /// @param since a name of a commit: only what came after is judged; empty: everything
    /// @param proposals whether rules are drawn up for what is expected: nobody waits for what is not shown
    /// @param now the time of the run
    /// @param progress hears how far it has come
    public record Request(
            String command,
            Optional<ProjectFile> declared,
            Contracts contracts,
            Options options,
            Means means,
            Limits limits,
            Optional<List<BaselineEntry>> baseline,
            String since,
            boolean proposals,
            Instant now,
            Progress progress) {

        public Request {
            baseline = baseline.map(List::copyOf);
        }

        /// The same for a repository that declares something else.
        Request declaring(Optional<ProjectFile> other) {
            return new Request(
                    command, other, contracts, options, means, limits, baseline, since, proposals, now, progress);
        }

        LocalDate today() {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }
    }

    /// What came of it.
    public sealed interface Outcome {

        /// @param survey what was discovered, for explanations and proposals
        /// @param unseen what of the whole could not be read, one sentence each; then silence proves nothing
        record Audited(Report report, Survey survey, List<String> unseen) implements Outcome {
            public Audited {
                unseen = List.copyOf(unseen);
            }
        }

        /// A person has to correct something first; one sentence each.
        record Mistaken(List<String> mistakes) implements Outcome {
            public Mistaken {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    public static Outcome run(Workspace workspace, Request request) {
        try {
            return told(workspace, request);
        } finally {
            request.progress().over();
        }
    }

    private static Outcome told(Workspace workspace, Request request) {
        var assessed = Assessed.of(workspace.tree(), workspace.history(), request, request.contracts());
        var mistakes = ContractReview.unknownEnvironments(
                request.contracts(), assessed.survey().discovered().route());
        if (!mistakes.isEmpty()) {
            return new Outcome.Mistaken(mistakes);
        }
        var since =
                request.since().isEmpty() ? Optional.of(Since.ALWAYS) : Since.of(workspace, request, assessed.survey());
        return since.map(start -> audited(workspace, request, assessed, start))
                .orElseGet(() -> new Outcome.Mistaken(List.of(Since.unknown(workspace, request.since()))));
    }

    private static Outcome audited(Workspace workspace, Request request, Assessed assessed, Since since) {
        var survey = assessed.survey();
        var all = assessed.assessment().wrong();
        var earlier = List.of(Earlier.reported(request.baseline().orElse(List.of())), since.earlier());
        var files = Set.copyOf(survey.documents().below(""));
        var renamings = since.renamings();
        var sifting = Sifting.of(all, earlier, files::contains, renamings, wrong -> since.uncovers(wrong, survey));
        var gaps = new ArrayList<Gap>(survey.gaps());
        gaps.addAll(since.gaps());
        gaps.addAll(renamings.gaps(request.since()));
        var departed = since.survey()
                .map(then -> Departed.of(
                        then.discovered(), survey.discovered(), renamings, request.since(), files::contains))
                .orElse(Departed.NOBODY);
        gaps.addAll(departed.gaps());
        var missing =
                new ArrayList<Gap>(ContractReview.missing(request.contracts(), Reporting.used(survey.discovered())));
        missing.addAll(assessed.books().unstated());
        survey.compared().forEach(compared -> gaps.addAll(compared.tally().gaps()));
        // what could not be read comes first: it may be why the rest was not found
        gaps.addAll(missing);
        gaps.addAll(assessed.gaps());
        if (survey.compared().isEmpty()) {
            gaps.add(NO_ENVIRONMENTS);
        }
        var open = sifting.open().stream()
                .map(wrong -> since.told(wrong, request.since()))
                .toList();
        var told = told(workspace, request, assessed, open, gaps);
        var judged = since.brought(sifting.judged(told), request.since());
        var findings = Causes.findings(judged);
        var contested = judged.stream()
                .filter(Difference::contested)
                .map(Difference::address)
                .collect(Collectors.toSet());
        var before = sifting.before(
                knownFrom(request), assessed.assessment().unknown(), survey.found(), gaps, departed.units());
        gaps.addAll(ExceptedMoves.of(since, request.since(), renamings, assessed));
        var report = Reporting.report(
                workspace, request, assessed.losing(departed.units()), findings, contested, gaps, before);
        var unseen = new ArrayList<>(unseen(survey, request));
        unseen.addAll(departed.unseen());
        // what was taken away is said already
        var unread = gaps.stream().filter(gap -> !departed.gaps().contains(gap)).toList();
        missing.forEach(gap -> unseen.add("%s: %s".formatted(gap.what(), gap.reason())));
        since.survey().ifPresent(then -> unseen.addAll(Sight.lost(then.documents(), survey, unread, request.since())));
        return new Outcome.Audited(report, survey, unseen);
    }

    /// What could not be read as it is now; of single groups a change is told only what it broke itself.
    private static List<String> unseen(Survey survey, Request request) {
        return request.since().isEmpty()
                ? Sight.unread(survey, request.declared())
                : Sight.unseen(survey, request.declared());
    }

    /// As people count them: addresses that one commit moved, and others of one cause, are one finding.
    static List<Finding> findings(
            Workspace workspace, Request request, Assessed assessed, List<Wrong> wrong, List<Gap> gaps) {
        return Causes.findings(told(workspace, request, assessed, wrong, gaps));
    }

    /// With all that history and the files say of it.
    private static List<Difference> told(
            Workspace workspace, Request request, Assessed assessed, List<Wrong> wrong, List<Gap> gaps) {
        var dated = FlagEnds.declared(
                wrong, assessed.survey().documents(), request.means().sealing());
        return blamed(workspace, request, assessed, dated, gaps);
    }

    /// What today is compared with; empty: nothing.
    private static String knownFrom(Request request) {
        var what = new ArrayList<String>();
        if (!request.since().isEmpty()) {
            what.add(request.since());
        }
        if (request.baseline().isPresent()) {
            what.add("the baseline");
        }
        return String.join(" and ", what);
    }

    private static List<Difference> blamed(
            Workspace workspace, Request request, Assessed assessed, List<Wrong> wrong, List<Gap> gaps) {
        var plain = wrong.stream().map(Wrong::difference).toList();
        var history = workspace.history();
        if (history.isEmpty()) {
            gaps.add(Reporting.noHistory(workspace));
            return plain;
        }
        if (plain.isEmpty() || history.get().head().isEmpty()) {
            return plain;
        }
        request.progress().at("reading history", 0, 0);
        var blamed =
                Blaming.of(wrong, history.get(), assessed, request.means().sealing(), request.limits(), request.now());
        gaps.addAll(blamed.gaps());
        return blamed.differences();
    }
}
