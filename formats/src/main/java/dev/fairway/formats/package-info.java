/// Reads text and wire shapes into values that know where they stand, and writes reports.
@NullMarked
package dev.fairway.formats;

import org.jspecify.annotations.NullMarked;
