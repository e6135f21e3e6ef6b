package dev.fairway.engine.read;

import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.effective.ColonKeys;
import dev.fairway.core.effective.Manifests;
import dev.fairway.core.effective.MergeStyle;
import dev.fairway.core.effective.Overlay;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.kustomize.EffectiveKustomize.Effective;
import dev.fairway.engine.read.Statement.Shape;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Format;
import dev.fairway.formats.read.ReadProblem.Effect;
import dev.fairway.formats.read.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// Reads what each environment of a unit states, laid over the files that it inherits from.
public final class UnitReader {

    private UnitReader() {}

    private static final Reading NOTHING_OWN = new Reading(Format.OTHER, List.of(), List.of(), 0, true);

    /// What one environment states; nothing where it has no file of its own. An environment that is a folder and lacks
    /// the file has what the base beside it says.
    public static Optional<Statement> read(Unit unit, String environment, Documents documents) {
        var file = unit.files().get(environment);
        if (file == null) {
            var inherits = unit.template().contains("{env}/") && !unit.bases().isEmpty();
            return inherits
                    ? Optional.of(statement(unit, environment, "", NOTHING_OWN, documents))
                            .filter(statement -> !statement.resources().isEmpty() || !statement.complete())
                    : Optional.empty();
        }
        if (file.endsWith("/")) {
            return folder(file, unit, documents).map(statement -> DeployedValues.of(statement, documents));
        }
        return documents
                .read(file, false)
                .map(own -> statement(unit, environment, file, Share.of(own, file, unit), documents))
                .map(statement -> DeployedValues.of(statement, documents))
                .or(() -> Optional.of(file)
                        .filter(path -> documents.below(path).contains(path))
                        .map(Statement::unreadable));
    }

    private static Statement statement(Unit unit, String environment, String file, Reading own, Documents documents) {
        var files = new TreeSet<>(file.isEmpty() ? List.<String>of() : List.of(file));
        var gaps = new ArrayList<>(gaps(own, file));
        var broken = new ArrayList<>(BrokenFiles.of(own));
        var shape = file.isEmpty() ? Shape.SETTINGS : shape(own.documents());
        if (shape == Shape.KUBERNETES) {
            var objects = manifests(own.documents(), documents);
            return new Statement(objects, shape, files, gaps, broken, own.complete(), holed(own, objects));
        }
        var bases = new ArrayList<Node>();
        if (unit.layout() == Layout.SECTIONS && unit.section().equals("{env}")) {
            documents.read(file, true).ifPresent(reading -> bases.addAll(Sections.besides(unit, reading.documents())));
        }
        var complete = own.complete();
        for (var spelled : unit.bases()) {
            var base = spelled.replace("{env}", unit.token(environment));
            var whole = documents.read(base, true).map(reading -> Share.of(reading, base, unit));
            complete &= whole.map(Reading::complete)
                    .orElseGet(() -> !documents.below(base).contains(base));
            broken.addAll(BrokenFiles.of(whole, base, documents));
            whole.ifPresent(reading -> {
                files.add(base);
                gaps.addAll(gaps(reading, base));
                bases.addAll(Sections.ofBase(unit, environment, reading.documents()));
            });
        }
        var stated = Sections.ofEnvironment(unit, environment, own.documents());
        var style = style(unit.layout(), shape);
        var resources = new LinkedHashMap<String, Node>();
        (complete
                        ? effective(unit, bases, stated, style)
                        : effective(unit, List.of(), certain(unit, own, stated), style))
                .ifPresent(root -> resources.put(unit.template(), root));
        return new Statement(
                resources, resources.isEmpty() ? Shape.NOTHING : shape, files, gaps, broken, complete, Set.of());
    }

    /// What an environment holds whatever stands where nothing could be read. What it inherits is no part of that:
    /// the files above may set something else. Nor is the beginning of a stream, which later documents complete.
    private static List<Node> certain(Unit unit, Reading own, List<Node> stated) {
        var stream = unit.layout() == Layout.SPRING && own.format() == Format.YAML;
        return own.complete() || (stated.size() == 1 && !stream) ? stated : List.of();
    }

    /// What a kustomization makes of its sources; of a folder without one beside others that have one, its manifests.
    private static Optional<Statement> folder(String folder, Unit unit, Documents documents) {
        var overlay = documents.overlay(folder);
        if (overlay.isPresent()) {
            var resources = new LinkedHashMap<String, Node>();
            overlay.get()
                    .resources()
                    .forEach(resource -> resources.put(resource.address(), documents.expanded(resource.root())));
            return Optional.of(new Statement(
                    resources,
                    Shape.KUBERNETES,
                    new TreeSet<>(overlay.get().files()),
                    gaps(overlay.get(), documents),
                    BrokenFiles.of(overlay.get(), documents),
                    overlay.get().complete(),
                    Set.of()));
        }
        var resources = new LinkedHashMap<String, Node>();
        var files = new TreeSet<String>();
        var gaps = new ArrayList<Gap>();
        var broken = new ArrayList<Gap>();
        var holed = new TreeSet<String>();
        var complete = true;
        var room = Share.of(unit);
        for (var path : documents.below(folder)) {
            if (!DocumentReader.readable(path)) {
                continue;
            }
            var left = room;
            var reading = documents.read(path, false).map(found -> Share.within(found, path, left));
            broken.addAll(BrokenFiles.of(reading, path, documents));
            if (reading.isEmpty()) {
                complete = false;
            } else {
                files.add(path);
                gaps.addAll(gaps(reading.get(), path));
                complete &= reading.get().complete();
                room -= reading.get().values();
                var objects = manifests(reading.get().documents(), documents);
                holed.addAll(holed(reading.get(), objects));
                resources.putAll(objects);
            }
        }
        return resources.isEmpty()
                ? Optional.empty()
                : Optional.of(new Statement(resources, Shape.KUBERNETES, files, gaps, broken, complete, holed));
    }

    /// What the kustomization says of its sources, and where those that cannot be read break off.
    private static List<Gap> gaps(Effective overlay, Documents documents) {
        var gaps = new ArrayList<>(overlay.gaps());
        if (!overlay.complete()) {
            overlay.files().stream()
                    .filter(DocumentReader::readable)
                    .forEach(file -> documents
                            .read(file, false)
                            .filter(reading -> !reading.complete())
                            .ifPresent(reading -> gaps.addAll(gaps(reading, file))));
        }
        return gaps;
    }

    /// Where something inside of a document could not be read, each of its file's objects may hold more.
    private static Set<String> holed(Reading reading, SequencedMap<String, Node> objects) {
        return reading.hasHoles() ? objects.keySet() : Set.of();
    }

    /// The objects of one file that was read in parts.
    ///
    /// @param whole what came of all parts
    public static Statement objects(String file, SequencedMap<String, Node> resources, Reading whole) {
        return new Statement(
                resources,
                Shape.KUBERNETES,
                new TreeSet<>(List.of(file)),
                gaps(whole, file),
                BrokenFiles.of(whole),
                whole.complete(),
                Set.of());
    }

    static List<Gap> gaps(Reading reading, String file) {
        var problem = reading.problems().stream()
                .filter(found -> reading.complete() ? found.effect() != Effect.NONE : found.fatal())
                .findFirst();
        if (reading.complete() && problem.isEmpty()) {
            return List.of();
        }
        return List.of(new Gap(
                problem.map(found -> found.place().toString()).orElse(file),
                problem.map(found -> found.message()).orElse("could not be read whole"),
                ""));
    }

    static Shape shape(List<Node> documents) {
        if (documents.isEmpty()) {
            return Shape.NOTHING;
        }
        if (documents.stream().anyMatch(UnitReader::isManifest)) {
            return Shape.KUBERNETES;
        }
        var services = documents.getFirst() instanceof Mapping mapping
                && mapping.get("services").filter(UnitReader::isServices).isPresent();
        return services ? Shape.COMPOSE : Shape.SETTINGS;
    }

    private static boolean isManifest(Node document) {
        return switch (Manifests.shape(document)) {
            case RESOURCE, LIST -> true;
            case KUSTOMIZATION, MERGE_PATCH, JSON_PATCH, OTHER -> false;
        };
    }

    private static boolean isServices(Node node) {
        return node instanceof Mapping services
                && !services.entries().isEmpty()
                && services.entries().stream()
                        .allMatch(entry -> entry.value() instanceof Mapping service
                                && service.entries().stream()
                                        .anyMatch(key -> List.of(
                                                        "image",
                                                        "build",
                                                        "environment",
                                                        "command",
                                                        "ports",
                                                        "extends",
                                                        "env_file")
                                                .contains(key.key())));
    }

    static SequencedMap<String, Node> manifests(List<Node> objects, Documents documents) {
        var resources = new LinkedHashMap<String, Node>();
        for (var resource : Manifests.resources(objects)) {
            resources.put(resource.address(), documents.expanded(resource.root()));
        }
        return resources;
    }

    private static MergeStyle style(Layout layout, Shape shape) {
        if (shape == Shape.COMPOSE) {
            return MergeStyle.COMPOSE;
        }
        return switch (layout) {
            case HELM_VALUES -> MergeStyle.HELM;
            case SPRING -> MergeStyle.SPRING;
            case DOTENV -> MergeStyle.DOTENV;
            case TFVARS -> MergeStyle.TFVARS;
            case APPSETTINGS -> MergeStyle.APPSETTINGS;
            case COMPOSE -> MergeStyle.COMPOSE;
            case PLAIN, KUSTOMIZE, KUBERNETES, SECTIONS, BRANCHES -> MergeStyle.PLAIN_BASE;
        };
    }

    private static Optional<Node> effective(Unit unit, List<Node> bases, List<Node> own, MergeStyle style) {
        if (unit.layout() == Layout.APPSETTINGS && (hasColon(bases) || hasColon(own))) {
            return effective(unit, nested(bases), nested(own), style);
        }
        Optional<Node> root = Optional.empty();
        for (var base : unit.layout() == Layout.TFVARS ? Sections.terraformDefaults(bases) : bases) {
            root = Optional.of(root.isEmpty() ? base : Overlay.merge(root.get(), base, style));
        }
        if (own.size() > 1 && unit.layout() != Layout.SPRING) {
            return Optional.of(new Listing(own, new Place(Source.of(unit.template()), 1, 1)));
        }
        for (var document : own) {
            root = Optional.of(root.isEmpty() ? document : Overlay.merge(root.get(), document, style));
        }
        return root;
    }

    private static boolean hasColon(List<Node> documents) {
        return documents.stream().anyMatch(ColonKeys::any);
    }

    private static List<Node> nested(List<Node> documents) {
        return documents.stream().map(ColonKeys::nested).toList();
    }
}
