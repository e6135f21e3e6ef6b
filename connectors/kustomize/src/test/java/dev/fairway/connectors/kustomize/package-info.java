/// Kustomize itself, held against what is put together from sources, and shut in.
@NullMarked
package dev.fairway.connectors.kustomize;

import org.jspecify.annotations.NullMarked;
