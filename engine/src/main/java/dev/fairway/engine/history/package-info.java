/// Replays a unit's past, commit by commit.
@NullMarked
package dev.fairway.engine.history;

import org.jspecify.annotations.NullMarked;
