/// Decides: what differs between environments, why, and what may proceed.
@NullMarked
package dev.fairway.core;

import org.jspecify.annotations.NullMarked;
