package dev.fairway.engine.compare;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.compare.Row;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.Address;

/// One address of one unit, compared and classified, before any contract or history was asked.
///
/// @param scope the family's own part of the route, its names and its environments
public record Found(FamilyScope scope, Unit unit, Address address, Row row, Classification classification) {
    public Found {
        requireNonNull(scope, "scope");
        requireNonNull(address, "address");
        requireNonNull(row, "row");
    }

    public Found classified(Classification other) {
        return new Found(scope, unit, address, row, other);
    }
}
