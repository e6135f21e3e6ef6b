/// Registries of images, by the pull side of OCI's distribution specification, with what Docker and Podman keep to
/// open them. Credentials go to the registry that they belong to, and to whom it names over a safe way; nowhere
/// else.
@NullMarked
package dev.fairway.connectors.oci;

import org.jspecify.annotations.NullMarked;
