/// Holds every source file to the formatter, and rewrites it when asked.
@NullMarked
package dev.fairway.formatting;

import org.jspecify.annotations.NullMarked;
