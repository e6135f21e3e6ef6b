package dev.fairway.formats.read;

import dev.fairway.core.tree.Place;

/// Ends the reading of one document. Never leaves this package.
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String problem;

    Malformed(Place place, String problem) {
        super(problem, null, false, false);
        this.place = place;
        this.problem = problem;
    }

    Place place() {
        return place;
    }

    String problem() {
        return problem;
    }
}
