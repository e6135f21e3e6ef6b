/// Overlays from their sources, and those that must never be rendered.
@NullMarked
package dev.fairway.formats.kustomize;

import org.jspecify.annotations.NullMarked;
