/// Kustomize without running it: which files an overlay reaches, whether rendering them is harmless, and what it would
/// say.
@NullMarked
package dev.fairway.formats.kustomize;

import org.jspecify.annotations.NullMarked;
