/// Tells differences that every set of environments has from those that someone would want to know of.
@NullMarked
package dev.fairway.core.classify;

import org.jspecify.annotations.NullMarked;
