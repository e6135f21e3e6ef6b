/// Which values are secrets, which only speak of secrets, and which are ciphertext.
@NullMarked
package dev.fairway.core.secret;

import org.jspecify.annotations.NullMarked;
