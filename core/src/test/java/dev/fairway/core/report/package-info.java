/// What a report holds, as examples.
@NullMarked
package dev.fairway.core.report;

import org.jspecify.annotations.NullMarked;
