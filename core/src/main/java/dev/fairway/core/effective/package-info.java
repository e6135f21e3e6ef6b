/// What an environment really holds, once its own files are laid over those it inherits from.
@NullMarked
package dev.fairway.core.effective;

import org.jspecify.annotations.NullMarked;
