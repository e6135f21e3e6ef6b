/// What Kustomize overlays say: rendered where that is harmless and possible, put together from their sources
/// elsewhere.
@NullMarked
package dev.fairway.engine.kustomize;

import org.jspecify.annotations.NullMarked;
