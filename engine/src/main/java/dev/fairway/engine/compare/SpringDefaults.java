package dev.fairway.engine.compare;

import dev.fairway.core.discovery.Unit;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import java.util.SequencedMap;

/// Environment variables that override what `application.yml` says: an environment that does not set one has the
/// file's value.
final class SpringDefaults {

    private SpringDefaults() {}

    static void fill(Unit unit, SequencedMap<String, Statement> statements, Documents documents) {}
}
