/// The contract for one kind of outside system: what every connector promises, and nothing of how it keeps it.
@NullMarked
package dev.fairway.connector;

import org.jspecify.annotations.NullMarked;
