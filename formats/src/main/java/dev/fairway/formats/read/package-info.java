/// Reads files of any configuration format into trees of values that know their places, with secrets sealed.
@NullMarked
package dev.fairway.formats.read;

import org.jspecify.annotations.NullMarked;
