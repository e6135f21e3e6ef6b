/// Documents that stand as text inside other documents.
@NullMarked
package dev.fairway.formats.embedded;

import org.jspecify.annotations.NullMarked;
