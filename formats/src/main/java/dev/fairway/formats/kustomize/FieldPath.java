package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the resources of some kinds hold something, as Kustomize's built-in configuration publishes it.
///
/// @param kinds the kinds that have it; empty for all
/// @param steps the way from the resource's root, lists passed over
/// @param created whether it is made where it is missing
record FieldPath(Set<String> kinds, List<String> steps, boolean created) {

    private static final Set<String> POD_OWNERS =
            Set.of("ReplicationController", "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job");

    private static final Set<String> AFFINE = Set.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job");

    private static final String AFFINITY = "spec/template/spec/affinity/";
    private static final String PREFERRED =
            "/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels";
    private static final String REQUIRED = "/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels";

    static final List<FieldPath> OWN_LABELS = List.of(all("metadata/labels"));

    static final List<FieldPath> TEMPLATE_LABELS = List.of(
            made(POD_OWNERS, "spec/template/metadata/labels"),
            made(Set.of("CronJob"), "spec/jobTemplate/metadata/labels"),
            made(Set.of("CronJob"), "spec/jobTemplate/spec/template/metadata/labels"),
            made(Set.of("StatefulSet"), "spec/volumeClaimTemplates/metadata/labels"));

    static final List<FieldPath> SELECTORS = List.of(
            made(Set.of("Service", "ReplicationController"), "spec/selector"),
            made(Set.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"), "spec/selector/matchLabels"),
            found(Set.of("Job", "PodDisruptionBudget"), "spec/selector/matchLabels"),
            found(Set.of("CronJob"), "spec/jobTemplate/spec/selector/matchLabels"),
            found(Set.of("NetworkPolicy"), "spec/podSelector/matchLabels"),
            found(Set.of("NetworkPolicy"), "spec/ingress/from/podSelector/matchLabels"),
            found(Set.of("NetworkPolicy"), "spec/egress/to/podSelector/matchLabels"),
            found(AFFINE, AFFINITY + "podAffinity" + PREFERRED),
            found(AFFINE, AFFINITY + "podAffinity" + REQUIRED),
            found(AFFINE, AFFINITY + "podAntiAffinity" + PREFERRED),
            found(AFFINE, AFFINITY + "podAntiAffinity" + REQUIRED),
            found(AFFINE, "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels"));

    static final List<FieldPath> ANNOTATIONS = List.of(
            all("metadata/annotations"),
            made(POD_OWNERS, "spec/template/metadata/annotations"),
            made(Set.of("CronJob"), "spec/jobTemplate/metadata/annotations"),
            made(Set.of("CronJob"), "spec/jobTemplate/spec/template/metadata/annotations"));

    private static FieldPath all(String path) {
        return new FieldPath(Set.of(), TreeEdit.steps(path), true);
    }

    private static FieldPath made(Set<String> kinds, String path) {
        return new FieldPath(kinds, TreeEdit.steps(path), true);
    }

    private static FieldPath found(Set<String> kinds, String path) {
        return new FieldPath(kinds, TreeEdit.steps(path), false);
    }

    boolean isIn(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /// The resource with all entries in the mapping at this path.
    Node put(Node root, List<Entry> entries, Place place) {
        return created
                ? TreeEdit.create(root, steps, place, found -> TreeEdit.putAll(found, entries, place))
                : TreeEdit.update(root, steps, found -> TreeEdit.putAll(Optional.of(found), entries, place));
    }
}
