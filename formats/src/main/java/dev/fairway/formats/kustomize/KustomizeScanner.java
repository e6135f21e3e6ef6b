package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.maps;
import static dev.fairway.formats.kustomize.Kustomization.texts;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Follows an overlay through every kustomization it reaches and collects their files.
///
/// The whole graph is walked, also when something is found that forbids rendering: the files that were reached are not
/// compared again on their own, and their history is the overlay's. Fields are a closed list: what is not known to be
/// harmless is refused.
public final class KustomizeScanner {

    private static final int MAX_KUSTOMIZATIONS = 500;
    private static final int MAX_FILES = 10_000;
    private static final int MAX_DEPTH = 50;

    private static final Set<String> HARMLESS = Set.of(
            "apiVersion",
            "kind",
            "metadata",
            "images",
            "imageTags",
            "replicas",
            "namePrefix",
            "nameSuffix",
            "namespace",
            "labels",
            "commonLabels",
            "commonAnnotations",
            "generatorOptions",
            "buildMetadata",
            "sortOptions",
            "vars");

    private static final Set<String> RUNS_CODE = Set.of(
            "transformers", "generators", "validators", "helmCharts", "helmGlobals", "helmChartInflationGenerator");

    private final KustomizeFiles files;
    private final TreeSet<String> reached = new TreeSet<>();
    private final Set<String> visited = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private final List<KustomizeGap> refusals = new ArrayList<>();

    private KustomizeScanner(KustomizeFiles files) {
        this.files = files;
    }

    public static KustomizeScan scan(String overlayDirectory, KustomizeFiles files) {
        var scanner = new KustomizeScanner(files);
        var directory = LocalPath.normal(overlayDirectory);
        scanner.directory(directory, new Place(Source.of(directory), 0, 0));
        var found = List.copyOf(scanner.reached);
        return scanner.refusals.stream()
                .findFirst()
                .<KustomizeScan>map(first -> new KustomizeScan.Refused(found, first.place(), first.reason()))
                .orElseGet(() -> new KustomizeScan.Renderable(found));
    }

    private void directory(String directory, Place from) {
        if (path.contains(directory)) {
            refuse(from, "kustomizations refer to one another in a circle");
            return;
        }
        if (!visited.add(directory)) {
            return;
        }
        if (visited.size() > MAX_KUSTOMIZATIONS || path.size() >= MAX_DEPTH) {
            refuse(
                    from,
                    "more than %d kustomizations, or %d inside one another".formatted(MAX_KUSTOMIZATIONS, MAX_DEPTH));
            return;
        }
        var names = Kustomization.filesIn(directory, files);
        names.forEach(name -> reach(name, from));
        if (names.size() != 1) {
            refuse(
                    from,
                    names.isEmpty() ? "no kustomization in " + directory : "several kustomizations in " + directory);
            return;
        }
        var kustomization = Kustomization.read(directory, names.getFirst(), files);
        if (kustomization.isEmpty()) {
            refuse(new Place(Source.of(names.getFirst()), 0, 0), "the kustomization cannot be read");
            return;
        }
        path.add(directory);
        kustomization.get().root().entries().forEach(entry -> field(directory, entry));
        path.removeLast();
    }

    private void field(String directory, Node.Entry field) {
        var value = field.value();
        switch (field.key()) {
            case "resources", "bases", "components" ->
                references(value).forEach(text -> fileOrDirectory(directory, text));
            case "patchesStrategicMerge" ->
                references(value).filter(text -> text.text().indexOf('\n') < 0).forEach(text -> file(directory, text));
            case "crds", "configurations" -> references(value).forEach(text -> file(directory, text));
            case "patches" -> {
                // single values are what `patchesStrategicMerge` came to be called
                texts(value).filter(text -> text.text().indexOf('\n') < 0).forEach(text -> file(directory, text));
                maps(value).forEach(map -> path(directory, map));
            }
            case "patchesJson6902", "replacements" -> maps(value).forEach(map -> path(directory, map));
            case "configMapGenerator", "secretGenerator" -> maps(value).forEach(map -> generator(directory, map));
            case "openapi" -> {
                if (value instanceof Mapping map) {
                    path(directory, map);
                }
            }
            case String name
            when RUNS_CODE.contains(name) -> {
                if (!isEmpty(value)) {
                    refuse(field.place(), "`%s` may run or fetch something".formatted(name));
                }
            }
            case String name
            when !HARMLESS.contains(name) ->
                refuse(field.place(), "`%s` is no field that is known to be harmless".formatted(name));
            case String _ -> {}
        }
    }

    private void generator(String directory, Mapping generator) {
        for (var list : List.of("files", "envs")) {
            generator.get(list).ifPresent(value -> references(value).forEach(text -> file(directory, afterKey(text))));
        }
        generator.get("env").ifPresent(env -> {
            if (env instanceof Scalar text) {
                file(directory, text);
            } else {
                refuse(env.place(), KustomizeGap.UNREADABLE);
            }
        });
    }

    /// `name=path` is the path under another name.
    private static Scalar afterKey(Scalar text) {
        var equals = text.text().indexOf('=');
        return equals < 0 ? text : new Scalar(text.kind(), text.text().substring(equals + 1), text.place());
    }

    /// The single values of a list. What cannot be looked at, as an address with a password, might be fetched.
    private Stream<Scalar> references(Node list) {
        if (list instanceof Listing listing) {
            listing.items().stream()
                    .filter(item -> !(item instanceof Scalar))
                    .forEach(item -> refuse(item.place(), KustomizeGap.UNREADABLE));
        }
        return texts(list);
    }

    private void path(String directory, Mapping owner) {
        owner.get("path").ifPresent(path -> {
            if (!(path instanceof Scalar text)) {
                refuse(path.place(), KustomizeGap.UNREADABLE);
            } else if (!text.text().isEmpty()) {
                file(directory, text);
            }
        });
    }

    private void fileOrDirectory(String directory, Scalar reference) {
        local(directory, reference).ifPresent(target -> {
            if (!target.isEmpty() && files.exists(target)) {
                reach(target, reference.place());
                readable(target, reference.place());
            } else if (KustomizeGap.namesFile(target)) {
                refuse(reference.place(), target + KustomizeGap.LACKING);
            } else {
                directory(target, reference.place());
            }
        });
    }

    private void file(String directory, Scalar reference) {
        local(directory, reference).ifPresent(target -> {
            if (files.exists(target)) {
                reach(target, reference.place());
            } else {
                refuse(reference.place(), target + " is no file of this tree");
            }
        });
    }

    private Optional<String> local(String directory, Scalar reference) {
        if (LocalPath.isRemote(reference.text())) {
            refuse(reference.place(), KustomizeGap.ELSEWHERE);
            return Optional.empty();
        }
        var target = LocalPath.resolve(directory, reference.text());
        if (target.isEmpty()) {
            refuse(reference.place(), KustomizeGap.OUTSIDE);
        }
        return target;
    }

    private void readable(String file, Place from) {
        if (files.documents(file).isEmpty()) {
            refuse(from, file + " cannot be read whole");
        }
    }

    private static boolean isEmpty(Node value) {
        return switch (value) {
            case Listing listing -> listing.items().isEmpty();
            case Mapping mapping -> mapping.entries().isEmpty();
            case Scalar scalar -> scalar.text().isEmpty();
            case Secret _, Encrypted _ -> false;
        };
    }

    private void reach(String file, Place from) {
        reached.add(file);
        if (files.bytes(file).isEmpty()) {
            refuse(from, file + " cannot be read");
        }
        if (reached.size() > MAX_FILES) {
            refuse(from, "more than %d files".formatted(MAX_FILES));
        }
    }

    private void refuse(Place place, String reason) {
        if (refusals.isEmpty()) {
            refusals.add(new KustomizeGap(place, reason));
        }
    }
}
