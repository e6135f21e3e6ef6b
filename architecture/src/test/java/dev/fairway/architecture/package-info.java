/// Holds the rules of the house over every module.
@NullMarked
package dev.fairway.architecture;

import org.jspecify.annotations.NullMarked;
