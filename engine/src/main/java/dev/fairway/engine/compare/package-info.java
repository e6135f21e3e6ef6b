/// Compares what environments state and judges each address.
@NullMarked
package dev.fairway.engine.compare;

import org.jspecify.annotations.NullMarked;
