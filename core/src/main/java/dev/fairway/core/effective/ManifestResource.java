package dev.fairway.core.effective;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node.Mapping;
import java.util.Optional;

/// One Kubernetes object as it is declared.
///
/// @param apiVersion group and version as written, for example `apps/v1` or `v1`
public record ManifestResource(String apiVersion, String kind, Optional<String> namespace, String name, Mapping root) {

    public ManifestResource {
        requireNonNull(apiVersion, "apiVersion");
        requireNonNull(kind, "kind");
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
        requireNonNull(root, "root");
    }

    /// The API group; empty for the core group.
    public String group() {
        var slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /// `[group/]Kind/[namespace/]name`, for example `apps/Deployment/payments/api` and `Service/web`.
    public String address() {
        var group = group();
        return (group.isEmpty() ? "" : group + "/")
                + kind
                + "/"
                + namespace.map(space -> space + "/").orElse("")
                + name;
    }
}
