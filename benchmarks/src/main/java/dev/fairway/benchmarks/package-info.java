/// Measures speed and size over generated repositories.
@NullMarked
package dev.fairway.benchmarks;

import org.jspecify.annotations.NullMarked;
