/// Walks through what a person does, from command to report.
@NullMarked
package dev.fairway.journeys;

import org.jspecify.annotations.NullMarked;
