/// Reads `fairway.yaml`.
@NullMarked
package dev.fairway.formats.project;

import org.jspecify.annotations.NullMarked;
