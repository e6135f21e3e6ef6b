/// Documents inside documents.
@NullMarked
package dev.fairway.formats.embedded;

import org.jspecify.annotations.NullMarked;
