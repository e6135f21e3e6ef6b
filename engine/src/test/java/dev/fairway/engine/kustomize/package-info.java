/// What overlays say, with a renderer, without one, and where none may be used.
@NullMarked
package dev.fairway.engine.kustomize;

import org.jspecify.annotations.NullMarked;
