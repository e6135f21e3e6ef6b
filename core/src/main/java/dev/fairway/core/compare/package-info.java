/// Lays the trees of several environments beside one another and says, address by address, what each of them holds.
@NullMarked
package dev.fairway.core.compare;

import org.jspecify.annotations.NullMarked;
