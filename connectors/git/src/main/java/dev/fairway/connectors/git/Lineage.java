package dev.fairway.connectors.git;

import org.jspecify.annotations.Nullable;

/// One commit as a place in history: the parent it is compared with (null for the first commit of all), and when it
/// was committed.
record Lineage(String id, @Nullable String firstParent, long committedSeconds) {}
