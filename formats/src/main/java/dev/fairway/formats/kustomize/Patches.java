package dev.fairway.formats.kustomize;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.effective.Manifests;
import dev.fairway.core.effective.MergeStyle;
import dev.fairway.core.effective.Overlay;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.formats.kustomize.KustomizeGap.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Lays a kustomization's patches over resources.
final class Patches {

    private final Kustomization kustomization;
    private final KustomizeFiles files;
    private final Allowance allowance;
    private final Unfetched unfetched;
    private final Consumer<KustomizeGap> gaps;

    Patches(
            Kustomization kustomization,
            KustomizeFiles files,
            Allowance allowance,
            Unfetched unfetched,
            Consumer<KustomizeGap> gaps) {
        this.unfetched = unfetched;
        this.allowance = allowance;
        this.kustomization = kustomization;
        this.files = files;
        this.gaps = gaps;
    }

    /// `patchesStrategicMerge`, then `patches`: in Kustomize before 2.1 that was the other's name, and its items were
    /// paths; old overlays are still written so, and newer programs refuse to render them.
    List<Piece> merged(List<Piece> pieces) {
        var patched = pieces;
        for (var field : List.of("patchesStrategicMerge", "patches")) {
            for (var reference : kustomization.scalars(field)) {
                var documents = reference.text().indexOf('\n') >= 0 ? files.inline(reference) : file(reference);
                patched = each(patched, documents, reference.place(), Optional.empty());
            }
        }
        for (var patch : kustomization.mappings("patches")) {
            patched = each(patched, documents(patch), patch.place(), target(patch));
        }
        return patched;
    }

    /// `patchesJson6902`, which Kustomize applies after names and labels.
    List<Piece> json(List<Piece> pieces) {
        var patched = pieces;
        for (var patch : kustomization.mappings("patchesJson6902")) {
            patched = each(patched, documents(patch), patch.place(), target(patch));
        }
        return patched;
    }

    private static Optional<Mapping> target(Mapping patch) {
        return patch.get("target").filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    private Optional<List<Node>> documents(Mapping patch) {
        if (patch.get("patch").orElse(null) instanceof Scalar text
                && !text.text().isEmpty()) {
            return files.inline(text);
        }
        return patch.get("path").orElse(null) instanceof Scalar reference ? file(reference) : Optional.empty();
    }

    /// A patch that is not there changes nothing; one that is there and cannot be read might.
    private Optional<List<Node>> file(Scalar reference) {
        var path =
                LocalPath.resolve(kustomization.directory(), reference.text()).filter(files::exists);
        if (path.isEmpty()) {
            gaps.accept(new KustomizeGap(reference.place(), "a patch is not in this tree and is not applied"));
            return Optional.of(List.of());
        }
        return path.flatMap(files::documents);
    }

    private List<Piece> each(
            List<Piece> pieces, Optional<List<Node>> documents, Place place, Optional<Mapping> target) {
        if (documents.isEmpty()) {
            gaps.accept(new KustomizeGap(place, "a patch cannot be read and is not applied", Unread.CHANGES));
            return pieces;
        }
        var patched = pieces;
        for (var document : documents.get()) {
            patched = switch (document) {
                case Mapping merge -> strategic(patched, merge, place, target);
                case Listing operations -> json(patched, operations, place, target);
                case Scalar _, Node.Secret _, Node.Encrypted _ -> patched;
            };
        }
        return patched;
    }

    private List<Piece> strategic(List<Piece> pieces, Mapping patch, Place place, Optional<Mapping> target) {
        var isMeant = target.isPresent()
                ? target.flatMap(Target::of).map(wanted -> (Predicate<Piece>) wanted::matches)
                : Manifests.resource(patch).map(Patches::sameAs);
        if (isMeant.isEmpty()) {
            gaps.accept(new KustomizeGap(place, "cannot tell which resources a patch is for; it is not applied"));
            return pieces;
        }
        var bare = withoutIdentity(patch);
        if (isElsewhere(pieces, isMeant.get())) {
            unfetched.patch(target.map(Unfetched::name).orElseGet(() -> Unfetched.name(patch)), bare);
            return pieces;
        }
        return change(pieces, isMeant.get(), place, target.isEmpty(), piece -> {
            var merged = Overlay.merge(piece.root(), bare, MergeStyle.KUBERNETES);
            return TreeEdit.isNull(merged) ? List.of() : List.of(piece.with(merged));
        });
    }

    private List<Piece> json(List<Piece> pieces, Listing operations, Place place, Optional<Mapping> target) {
        var wanted = target.flatMap(Target::of);
        if (wanted.isEmpty()) {
            gaps.accept(new KustomizeGap(place, "cannot tell which resources a patch is for; it is not applied"));
            return pieces;
        }
        if (isElsewhere(pieces, wanted.get()::matches)) {
            unfetched.patch(Unfetched.name(target.get()), operations);
            return pieces;
        }
        return change(pieces, wanted.get()::matches, place, false, piece -> {
            var patched = JsonPatch.apply(piece.root(), operations);
            if (patched.isEmpty()) {
                gaps.accept(new KustomizeGap(
                        place, "a JSON patch does not fit " + piece.resource().address() + " and is not applied"));
            }
            return List.of(patched.map(piece::with).orElse(piece));
        });
    }

    /// Whether a patch can only be for resources that would have to be fetched.
    private boolean isElsewhere(List<Piece> pieces, Predicate<Piece> isMeant) {
        return !unfetched.isEmpty() && pieces.stream().noneMatch(isMeant);
    }

    private interface Change {
        List<Piece> of(Piece piece);
    }

    private List<Piece> change(
            List<Piece> pieces, Predicate<Piece> isMeant, Place place, boolean mustMatch, Change change) {
        if (!allowance.compares(pieces.size())) {
            gaps.accept(new KustomizeGap(place, "too many patches for too many resources; this one is not applied"));
            return pieces;
        }
        var changed = new ArrayList<Piece>(pieces.size());
        var used = false;
        for (var piece : pieces) {
            if (isMeant.test(piece)) {
                used = true;
                changed.addAll(change.of(piece));
            } else {
                changed.add(piece);
            }
        }
        if (!used && mustMatch) {
            gaps.accept(new KustomizeGap(place, "a patch finds no resource that it is for"));
        }
        return changed;
    }

    /// Without a target a patch is for the one resource of its group, version, kind and name, present or earlier.
    private static Predicate<Piece> sameAs(ManifestResource patch) {
        return piece -> piece.resource().apiVersion().equals(patch.apiVersion())
                && piece.kind().equals(patch.kind())
                && piece.names().stream()
                        .anyMatch(name -> name.name().equals(patch.name())
                                && patch.namespace()
                                        .filter(space -> !space.equals(name.namespace()))
                                        .isEmpty());
    }

    /// Kind and names of a patch say what it is for; they change nothing.
    private static Mapping withoutIdentity(Mapping patch) {
        var bare = TreeEdit.without(TreeEdit.without(patch, "apiVersion"), "kind");
        if (!(bare.get("metadata").orElse(null) instanceof Mapping metadata)) {
            return bare;
        }
        var rest = TreeEdit.without(TreeEdit.without(metadata, "name"), "namespace");
        return rest.entries().isEmpty() ? TreeEdit.without(bare, "metadata") : TreeEdit.put(bare, "metadata", rest);
    }
}
