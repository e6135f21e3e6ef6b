/// Environments: their names, tiers, and the route between them.
@NullMarked
package dev.fairway.core.environment;

import org.jspecify.annotations.NullMarked;
