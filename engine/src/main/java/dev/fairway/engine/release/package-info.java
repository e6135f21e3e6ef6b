/// Journeys of releases: recorded once, found again, told.
@NullMarked
package dev.fairway.engine.release;

import org.jspecify.annotations.NullMarked;
