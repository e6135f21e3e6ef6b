/// What values mean: when two spellings say the same, and which of two is more.
@NullMarked
package dev.fairway.core.meaning;

import org.jspecify.annotations.NullMarked;
