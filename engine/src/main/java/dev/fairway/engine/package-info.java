/// Runs each journey in order: discover, read, compare, explain, report.
@NullMarked
package dev.fairway.engine;

import org.jspecify.annotations.NullMarked;
