/// Reads what each environment of a unit states, effective values and all.
@NullMarked
package dev.fairway.engine.read;

import org.jspecify.annotations.NullMarked;
