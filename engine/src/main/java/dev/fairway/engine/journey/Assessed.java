package dev.fairway.engine.journey;

import dev.fairway.connector.SourceTree;

/// One source tree, surveyed and judged by contracts.
record Assessed(Survey survey, RuleBooks books, Assessment assessment) {

    static Assessed of(SourceTree tree, Audit.Request request, Contracts contracts) {
        var books = new RuleBooks[1];
        var survey = Survey.of(tree, request.declared(), request.options(), request.sealing(), discovered -> {
            books[0] = new RuleBooks(contracts, discovered.route(), request.today());
            return books[0]::names;
        });
        return new Assessed(survey, books[0], Assessment.of(survey.found(), books[0]));
    }
}
