/// Documents as trees of values that know where they were written.
@NullMarked
package dev.fairway.core.tree;

import org.jspecify.annotations.NullMarked;
