/// Turns differences into findings: what sort of thing they are, how much they matter, which share a cause, what to
/// say and what to do.
@NullMarked
package dev.fairway.core.judge;

import org.jspecify.annotations.NullMarked;
