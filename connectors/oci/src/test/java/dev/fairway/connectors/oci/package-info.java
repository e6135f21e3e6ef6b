/// Registries that answer what a test tells them to.
@NullMarked
package dev.fairway.connectors.oci;

import org.jspecify.annotations.NullMarked;
