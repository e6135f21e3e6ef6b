/// What replaying the past must hold to.
@NullMarked
package dev.fairway.engine.history;

import org.jspecify.annotations.NullMarked;
