/// Who changed a value, when, in which environment, and which side looks deliberate.
@NullMarked
package dev.fairway.core.blame;

import org.jspecify.annotations.NullMarked;
