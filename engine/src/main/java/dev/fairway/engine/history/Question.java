package dev.fairway.engine.history;

import dev.fairway.core.tree.TreePath;

/// An address whose past is asked for.
///
/// @param resource as the comparison names it, `{env}` in place of an environment's own name
public record Question(String resource, TreePath path) {}
