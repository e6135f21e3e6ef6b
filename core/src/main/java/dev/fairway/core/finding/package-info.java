/// What a comparison found: addresses, verdicts, severities, and the finding that carries them to a reader.
@NullMarked
package dev.fairway.core.finding;

import org.jspecify.annotations.NullMarked;
