package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// By which keys the lists of Kubernetes' own kinds merge, as its published API schema says
/// (`x-kubernetes-patch-merge-key` and `x-kubernetes-list-map-keys`). Lists that are not here are replaced.
final class PatchKeys {

    private static final Map<String, List<String>> BY_FIELD = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
            Map.entry("resourceClaims", List.of("name")),
            Map.entry("claims", List.of("name")),
            Map.entry("schedulingGates", List.of("name")),
            Map.entry("secrets", List.of("name")),
            Map.entry("conditions", List.of("type")),
            Map.entry("ownerReferences", List.of("uid")),
            Map.entry("webhooks", List.of("name")),
            Map.entry("taints", List.of("key")));

    /// Where `ports` of two meanings live: those of a container and those of a service.
    private static final List<String> CONTAINER_PORT = List.of("containerPort", "protocol");

    private static final List<String> SERVICE_PORT = List.of("port", "protocol");

    private static final Set<String> PLAIN_LISTS = Set.of("finalizers");

    private static final Set<String> OWN_GROUPS = Set.of(
            "",
            "apps",
            "batch",
            "autoscaling",
            "policy",
            "extensions",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private PatchKeys() {}

    /// Whether Kubernetes itself defines the kinds of this group, so that their lists are known.
    static boolean knows(String group) {
        return OWN_GROUPS.contains(group);
    }

    /// The keys of the list under this name, as far as its items have them.
    static Optional<List<String>> of(String field, List<Node> items) {
        if (!field.equals("ports")) {
            return Optional.ofNullable(BY_FIELD.get(field));
        }
        var ofContainer = items.stream()
                .anyMatch(item -> item instanceof Mapping port
                        && port.get("containerPort").isPresent());
        return Optional.of(ofContainer ? CONTAINER_PORT : SERVICE_PORT);
    }

    /// Whether the list under this name is a set of plain values.
    static boolean isSet(String field) {
        return PLAIN_LISTS.contains(field);
    }
}
