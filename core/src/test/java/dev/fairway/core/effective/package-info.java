/// What an environment really holds, as tables of documents laid over one another.
@NullMarked
package dev.fairway.core.effective;

import org.jspecify.annotations.NullMarked;
