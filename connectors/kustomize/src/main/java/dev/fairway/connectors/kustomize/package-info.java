/// Renders Kustomize overlays with the installed `kubectl` or `kustomize`, shut in with copies of the files it may see.
@NullMarked
package dev.fairway.connectors.kustomize;

import org.jspecify.annotations.NullMarked;
