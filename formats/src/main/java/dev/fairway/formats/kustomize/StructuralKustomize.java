package dev.fairway.formats.kustomize;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.effective.Manifests;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.kustomize.KustomizeGap.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What an overlay says, put together from its sources without running anything, as Kustomize would on common ground.
///
/// Every value has the place of the source that set it last. What is not done is a gap. Names of generated objects
/// have no digest at their end.
public final class StructuralKustomize {

    private static final int MAX_VISITS = 2_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_RESOURCES = 100_000;
    private static final List<String> NOT_DONE = List.of(
            "transformers",
            "generators",
            "validators",
            "helmCharts",
            "helmChartInflationGenerator",
            "vars",
            "configurations",
            "openapi",
            "crds");

    private final KustomizeFiles files;
    private final Allowance allowance = new Allowance();
    private final Unfetched unfetched = new Unfetched();
    private final List<KustomizeGap> gaps = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int visits;

    private StructuralKustomize(KustomizeFiles files) {
        this.files = files;
    }

    /// An overlay as far as it could be put together.
    ///
    /// @param resources none where nobody can say which values they have
    public record Built(List<ManifestResource> resources, List<KustomizeGap> gaps) {
        public Built {
            gaps = List.copyOf(gaps);
            resources =
                    gaps.stream().anyMatch(gap -> gap.unread() == Unread.CHANGES) ? List.of() : List.copyOf(resources);
        }

        /// Whether every file of the overlay could be read.
        public boolean complete() {
            return gaps.stream().allMatch(gap -> gap.unread() == Unread.NOTHING);
        }
    }

    public static Built build(String overlayDirectory, KustomizeFiles files) {
        requireNonNull(files, "files");
        var structural = new StructuralKustomize(files);
        var directory = LocalPath.normal(overlayDirectory);
        var pieces = structural.directory(directory, List.of(), new Place(Source.of(directory), 0, 0), Unread.OBJECTS);
        var places = new Places(directory);
        var resources = References.followed(pieces).stream()
                .map(piece -> places.own(files.sealed(piece.root())))
                .toList();
        var built = new ArrayList<>(Manifests.resources(resources));
        structural.unfetched.stated(directory).ifPresent(stated -> built.add(structural.sealed(stated, places)));
        return new Built(built, structural.gaps.stream().distinct().toList());
    }

    private ManifestResource sealed(ManifestResource stated, Places places) {
        var sealed = places.own(files.sealed(stated.root()));
        return sealed instanceof Mapping root
                ? new ManifestResource(stated.apiVersion(), stated.kind(), stated.namespace(), stated.name(), root)
                : stated;
    }

    /// The resources so far, and what the kustomization of this folder makes of them.
    ///
    /// @param unread what is not known where it cannot be read
    private List<Piece> directory(String directory, List<Piece> before, Place from, Unread unread) {
        if (path.contains(directory) || path.size() >= MAX_DEPTH || ++visits > MAX_VISITS) {
            unread(from, "kustomizations refer to one another in a circle, or too deeply", unread);
            return before;
        }
        var names = Kustomization.filesIn(directory, files);
        var kustomization = names.stream().findFirst().flatMap(name -> Kustomization.read(directory, name, files));
        if (kustomization.isEmpty()) {
            unread(
                    from,
                    "no kustomization that can be read in " + (directory.isEmpty() ? "the root" : directory),
                    names.isEmpty() ? Unread.NOTHING : unread);
            return before;
        }
        path.addLast(directory);
        var built = built(kustomization.get(), before);
        path.removeLast();
        return built;
    }

    private List<Piece> built(Kustomization kustomization, List<Piece> before) {
        var pieces = new ArrayList<>(before);
        for (var field : List.of("resources", "bases")) {
            kustomization.scalars(field).forEach(reference -> pieces.addAll(resources(kustomization, reference)));
            kustomization.get(field).ifPresent(this::unreadable);
        }
        if (pieces.size() > MAX_RESOURCES) {
            unread(kustomization.root().place(), "more than %d resources".formatted(MAX_RESOURCES), Unread.OBJECTS);
            return before;
        }
        var all = new Generators(kustomization, files, allowance, gaps::add).over(pieces);
        for (var reference : kustomization.scalars("components")) {
            var component = local(kustomization, reference);
            all = component.isEmpty() ? all : directory(component.get(), all, reference.place(), Unread.CHANGES);
        }
        for (var chart : kustomization.mappings("helmCharts")) {
            unfetched.chart(chart, values(kustomization, chart));
        }
        for (var field : kustomization.root().entries()) {
            if (NOT_DONE.contains(field.key())) {
                gap(field.place(), "`%s` is not applied".formatted(field.key()));
            }
        }
        return transformed(kustomization, all);
    }

    /// In Kustomize's own order.
    private List<Piece> transformed(Kustomization kustomization, List<Piece> pieces) {
        var patches = new Patches(kustomization, files, allowance, unfetched, gaps::add);
        var all = patches.merged(pieces);
        all = NamespaceChange.over(kustomization, all);
        all = Transformations.named(kustomization, all);
        all = Transformations.labelled(kustomization, all);
        all = patches.json(all);
        all = Transformations.scaled(kustomization, all, unfetched);
        all = Transformations.imaged(kustomization, all, unfetched);
        return new Replacements(kustomization, files, gaps::add).over(all);
    }

    private Optional<Node> values(Kustomization kustomization, Mapping chart) {
        return Kustomization.text(chart, "valuesFile")
                .flatMap(path -> LocalPath.resolve(kustomization.directory(), path))
                .filter(files::exists)
                .flatMap(files::documents)
                .flatMap(documents -> documents.stream().findFirst());
    }

    private void unreadable(Node references) {
        if (references instanceof Listing listing) {
            listing.items().stream()
                    .filter(item -> !(item instanceof Scalar))
                    .forEach(item -> gap(item.place(), KustomizeGap.UNREADABLE));
        }
    }

    private List<Piece> resources(Kustomization kustomization, Scalar reference) {
        var target = local(kustomization, reference);
        if (target.isEmpty()) {
            return List.of();
        }
        if (!files.exists(target.get())) {
            return directory(target.get(), List.of(), reference.place(), Unread.OBJECTS);
        }
        var documents = files.documents(target.get());
        if (documents.isEmpty()) {
            unread(reference.place(), target.get() + " cannot be read whole", Unread.OBJECTS);
            return List.of();
        }
        return Manifests.resources(documents.get()).stream()
                .map(resource -> new Piece(resource, List.of()))
                .toList();
    }

    /// The path that is referred to; empty, with a gap, where it is not of this tree.
    private Optional<String> local(Kustomization kustomization, Scalar reference) {
        if (LocalPath.isRemote(reference.text())) {
            gap(reference.place(), KustomizeGap.ELSEWHERE);
            unfetched.resource(reference);
            return Optional.empty();
        }
        var found = LocalPath.resolve(kustomization.directory(), reference.text());
        if (found.isEmpty()) {
            gap(reference.place(), KustomizeGap.OUTSIDE);
        }
        return found;
    }

    private void gap(Place place, String reason) {
        gaps.add(new KustomizeGap(place, reason));
    }

    private void unread(Place place, String reason, Unread unread) {
        gaps.add(new KustomizeGap(place, reason, unread));
    }
}
