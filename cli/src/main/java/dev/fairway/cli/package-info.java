/// Turns arguments into requests, and results into text and exit codes.
@NullMarked
package dev.fairway.cli;

import org.jspecify.annotations.NullMarked;
