package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A kustomization's `namespace`: every resource that lives in a namespace moves there.
record NamespaceChange(Scalar namespace) {

    private static final Set<String> CLUSTER_WIDE = Set.of(
            "APIService",
            "CSIDriver",
            "CSINode",
            "CertificateSigningRequest",
            "ClusterRole",
            "ClusterRoleBinding",
            "ComponentStatus",
            "CustomResourceDefinition",
            "FlowSchema",
            "IngressClass",
            "MutatingWebhookConfiguration",
            "Node",
            "PersistentVolume",
            "PodSecurityPolicy",
            "PriorityClass",
            "PriorityLevelConfiguration",
            "RuntimeClass",
            "SelfSubjectAccessReview",
            "SelfSubjectRulesReview",
            "StorageClass",
            "StorageVersion",
            "SubjectAccessReview",
            "TokenReview",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration",
            "VolumeAttachment");

    private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");
    private static final List<String> SUBJECTS = List.of("subjects");
    private static final List<String> NAMESPACE = List.of("metadata", "namespace");
    private static final List<String> NAME = List.of("metadata", "name");

    static List<Piece> over(Kustomization kustomization, List<Piece> pieces) {
        return kustomization
                .scalar("namespace")
                .filter(namespace -> !namespace.text().isEmpty())
                .map(namespace -> new NamespaceChange(namespace).over(pieces))
                .orElse(pieces);
    }

    private List<Piece> over(List<Piece> pieces) {
        return pieces.stream().map(this::moved).toList();
    }

    private Piece moved(Piece piece) {
        if (piece.kind().equals("Namespace")) {
            return piece.with(TreeEdit.update(piece.root(), NAME, _ -> namespace));
        }
        var moved = CLUSTER_WIDE.contains(piece.kind())
                ? piece.root()
                : TreeEdit.create(piece.root(), NAMESPACE, namespace.place(), _ -> namespace);
        return piece.with(BINDINGS.contains(piece.kind()) ? TreeEdit.update(moved, SUBJECTS, this::subjects) : moved);
    }

    /// The service account that every namespace has is the only subject that is known to move too.
    private Node subjects(Node subjects) {
        return subjects instanceof Listing listing
                ? TreeEdit.each(
                        listing,
                        subject -> isDefaultAccount(subject)
                                ? TreeEdit.create(subject, List.of("namespace"), namespace.place(), _ -> namespace)
                                : subject)
                : subjects;
    }

    private static boolean isDefaultAccount(Node subject) {
        return subject instanceof Mapping mapping
                && Kustomization.text(mapping, "kind").equals(Optional.of("ServiceAccount"))
                && Kustomization.text(mapping, "name").equals(Optional.of("default"));
    }
}
