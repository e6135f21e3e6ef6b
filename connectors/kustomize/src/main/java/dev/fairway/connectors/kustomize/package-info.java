/// Renders Kustomize overlays with the installed `kubectl` or `kustomize`, shut in with copies of its files.
@NullMarked
package dev.fairway.connectors.kustomize;

import org.jspecify.annotations.NullMarked;
