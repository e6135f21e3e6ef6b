/// Tests of comparisons.
@NullMarked
package dev.fairway.engine.compare;

import org.jspecify.annotations.NullMarked;
