package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.report.Report.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One source tree, surveyed and judged by contracts.
///
/// @param incomplete what is known to have been stated by an environment that does not state it now
record Assessed(Survey survey, RuleBooks books, Assessment assessment, List<Unit> incomplete) {

    Assessed {
        incomplete = List.copyOf(incomplete);
    }

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
        var alone = books.isIdle() ? LeftAlone.note(ground, request, books) : List.<Unit>of();
        if (!Sight.unread(survey, request.declared()).isEmpty()) {
            books.blind();
        }
        var incomplete = books.unstated().isEmpty()
                ? List.<Unit>of()
                : Stream.concat(alone.stream(), books.withoutProduction().stream())
                        .toList();
        return new Assessed(survey, books, assessment, incomplete);
    }

    /// The same where a change is known to have taken something away.
    Assessed losing(List<Unit> lost) {
        return new Assessed(
                survey,
                books,
                assessment,
                Stream.concat(incomplete.stream(), lost.stream()).toList());
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
