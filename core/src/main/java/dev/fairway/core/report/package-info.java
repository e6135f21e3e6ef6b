/// The answer of a comparison as every format shows it.
@NullMarked
package dev.fairway.core.report;

import org.jspecify.annotations.NullMarked;
