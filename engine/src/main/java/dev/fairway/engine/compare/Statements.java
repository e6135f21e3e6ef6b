package dev.fairway.engine.compare;

import dev.fairway.core.discovery.Unit;
import dev.fairway.engine.read.Statement;
import java.util.Optional;

/// Where the statements of environments come from: one tree, or one for each environment.
public interface Statements {

    /// What an environment states in a unit; empty where it has no file of its own.
    Optional<Statement> read(Unit unit, String environment);
}
