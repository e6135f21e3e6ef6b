/// The journeys: audit, check, diff and why, from files to a report.
@NullMarked
package dev.fairway.engine.journey;

import org.jspecify.annotations.NullMarked;
