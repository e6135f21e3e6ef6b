/// What moves from stage to stage as one unit: a release and its components.
@NullMarked
package dev.fairway.core.release;

import org.jspecify.annotations.NullMarked;
