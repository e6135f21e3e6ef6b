/// What the readers promise.
@NullMarked
package dev.fairway.formats.read;

import org.jspecify.annotations.NullMarked;
