package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.report.Report.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One source tree, surveyed and judged by contracts.
record Assessed(Survey survey, RuleBooks books, Assessment assessment) {

    /// @param history where branches are looked at, when they are environments
    static Assessed of(SourceTree tree, Optional<History> history, Audit.Request request, Contracts contracts) {
        request.progress().at("looking for environments", 0, 0);
        return of(ground(tree, request), history, request, contracts);
    }

    static Ground ground(SourceTree tree, Audit.Request request) {
        return Ground.of(tree, request.declared(), request.options(), request.means());
    }

    /// @param ground what was read of the tree already is not read again
    static Assessed of(Ground ground, Optional<History> history, Audit.Request request, Contracts contracts) {
        var books = new RuleBooks(contracts, ground.discovered().route(), request.today());
        var survey =
                Survey.of(ground, history, request.options(), request.means(), request.progress(), _ -> books::names);
        var assessment = Assessment.of(survey.found(), books);
        if (books.isIdle()) {
            LeftAlone.note(ground, request, books);
        }
        if (!Sight.unread(survey, request.declared()).isEmpty()) {
            books.blind();
        }
        return new Assessed(survey, books, assessment);
    }

    /// What could not be judged, and what a contract looks for in files that have another name now.
    List<Gap> gaps() {
        var files = survey.discovered().families().stream()
                .flatMap(family -> family.units().stream())
                .map(Unit::template)
                .collect(Collectors.toSet());
        var gaps = new ArrayList<>(assessment.gaps());
        gaps.addAll(books.renamedItems());
        gaps.addAll(books.renamed(
                assessment.wrong().stream().map(Assessment.Wrong::found).toList(), files));
        return gaps;
    }
}
