/// What counts as a secret.
@NullMarked
package dev.fairway.core.secret;

import org.jspecify.annotations.NullMarked;
