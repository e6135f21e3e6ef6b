/// What history says of one address.
@NullMarked
package dev.fairway.core.blame;

import org.jspecify.annotations.NullMarked;
