package dev.fairway.engine.journey;

import dev.fairway.connector.Limits;
import dev.fairway.connector.Workspace;
import dev.fairway.core.contract.Contract;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.judge.Causes;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.formats.read.Sealing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names the differences between the environments of a repository that nobody declared, who brought them in, and when.
public final class Audit {

    private Audit() {}

    /// @param command the word that goes on the report
    /// @param contract what the repository says about differences; empty: the expected classes decide
    /// @param limits how far history is asked
    /// @param now the time of the run
    public record Request(
            String command,
            Optional<ProjectFile> declared,
            Optional<Contract> contract,
            Options options,
            Sealing sealing,
            Limits limits,
            Instant now) {}

    /// @param survey what was discovered, for explanations and proposals
    public record Audited(Report report, Survey survey) {}

    public static Audited run(Workspace workspace, Request request) {
        var survey = Survey.of(
                workspace.tree(), request.declared(), request.options(), request.sealing(), (_, _) -> request.contract().isPresent());
        var found = survey.compared().stream().flatMap(compared -> compared.found().stream()).toList();
        var route = survey.discovered().route();
        var today = LocalDate.ofInstant(request.now(), ZoneOffset.UTC);
        var assessment = Assessment.of(found, request.contract(), route, today);
        var gaps = new ArrayList<Gap>(survey.gaps());
        survey.compared().forEach(compared -> gaps.addAll(compared.tally().gaps()));
        gaps.addAll(assessment.gaps());
        var differences = blamed(workspace, request, survey, assessment, gaps);
        var findings = Causes.findings(differences);
        var report = Reporting.report(workspace, request, survey, assessment, findings, gaps);
        return new Audited(report, survey);
    }

    private static List<Difference> blamed(
            Workspace workspace, Request request, Survey survey, Assessment assessment, List<Gap> gaps) {
        var plain = assessment.wrong().stream().map(Assessment.Wrong::difference).toList();
        var history = workspace.history();
        if (history.isEmpty()) {
            gaps.add(Reporting.noHistory(workspace));
            return plain;
        }
        if (plain.isEmpty() || history.get().head().isEmpty()) {
            return plain;
        }
        var blamed = Blaming.of(
                assessment.wrong(), history.get(), survey.documents(), request.sealing(), request.limits(), request.now());
        gaps.addAll(blamed.gaps());
        return blamed.differences();
    }
}
