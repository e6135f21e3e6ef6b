/// Finds environments, with no configuration, in the names of a repository's files.
@NullMarked
package dev.fairway.core.discovery;

import org.jspecify.annotations.NullMarked;
