package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.SourceTree;
import java.util.Optional;

/// One source tree, surveyed and judged by contracts.
record Assessed(Survey survey, RuleBooks books, Assessment assessment) {

    /// @param history where branches are looked at, when they are environments
    static Assessed of(SourceTree tree, Optional<History> history, Audit.Request request, Contracts contracts) {
        var books = new RuleBooks[1];
        var survey = Survey.of(
                tree,
                history,
                request.declared(),
                request.options(),
                request.means(),
                request.progress(),
                discovered -> {
                    books[0] = new RuleBooks(contracts, discovered.route(), request.today());
                    return books[0]::names;
                });
        return new Assessed(survey, books[0], Assessment.of(survey.found(), books[0]));
    }
}
