package dev.fairway.formats.project;

import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.project.ProjectFile.DeclaredApplication;
import dev.fairway.core.project.ProjectFile.DeclaredEnvironment;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.ReadProblem;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `fairway.yaml`. Finds all mistakes at once, each with its place.
public final class ProjectFileReader {

    private static final List<String> SHARED = List.of("application", "route", "contract", "environments");
    private static final List<String> TOP =
            List.of("version", "application", "applications", "route", "contract", "environments", "policy", "ledger");

    private static final Pattern VKEY = Pattern.compile("[^+\\s]{1,255}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");

    private final Reader reader = new Reader();
    private final EnvironmentReader environments = new EnvironmentReader(reader);
    private final RouteReader routes = new RouteReader(reader);

    private ProjectFileReader() {}

    public static ProjectFileReading read(Source source, byte[] content, Sealing sealing) {
        var reading = DocumentReader.read(source, content, sealing);
        var file = new ProjectFileReader();
        reading.problems().stream()
                .filter(ReadProblem::fatal)
                .forEach(problem -> file.reader.add(problem.place(), problem.message()));
        if (reading.documents().size() > 1) {
            file.reader.add(reading.documents().get(1).place(), "fairway.yaml is one document");
        }
        var project = reading.documents().stream()
                .findFirst()
                .map(file::project)
                .orElseGet(() -> file.nothing(new Place(source, 1, 1)));
        return new ProjectFileReading(project, file.reader.mistakes());
    }

    private ProjectFile nothing(Place place) {
        reader.add(place, "fairway.yaml says nothing: begin with 'version: 1'");
        return new ProjectFile(List.of(new DeclaredApplication("", List.of(), Optional.empty(), List.of())));
    }

    private ProjectFile project(Node document) {
        var fields = reader.fields(document, "fairway.yaml", TOP);
        version(document, fields.get("version"));
        var shared = application(fields, Optional.empty());
        var listed = fields.get("applications");
        return new ProjectFile(
                listed == null ? List.of(checked(shared, document)) : applications(listed, shared),
                Optional.ofNullable(fields.get("ledger")).map(this::ledgerKeys).orElse(List.of()));
    }

    private List<String> ledgerKeys(Node ledger) {
        var keys = new ArrayList<String>();
        var listed = reader.fields(ledger, "ledger", List.of("keys")).get("keys");
        for (var item : listed == null ? List.<Node>of() : reader.items(listed, "ledger.keys")) {
            reader.text(item, "each of ledger.keys").ifPresent(text -> {
                if (VKEY.matcher(text).matches()) {
                    keys.add(text);
                } else {
                    reader.add(
                            item.place(),
                            "a key of the ledger is NAME+ID+KEY, as fairway ledger key prints it on the machine that"
                                    + " has the ledger");
                }
            });
        }
        return keys;
    }

    private void version(Node document, @Nullable Node version) {
        if (version == null) {
            reader.add(document.place(), "the version is missing: begin with 'version: 1'");
        } else if (!(version instanceof Scalar(var _, var text, var _) && text.equals("1"))) {
            reader.add(version.place(), "this Fairway reads version 1");
        }
    }

    /// By name, or as a list whose items name themselves.
    private List<DeclaredApplication> applications(Node listed, DeclaredApplication shared) {
        var found = new ArrayList<DeclaredApplication>();
        if (listed instanceof Listing(var items, var _)) {
            for (var item : items) {
                var fields = reader.fields(item, "an application", SHARED);
                if (!fields.containsKey("application")) {
                    reader.add(item.place(), "an application of the list has a name: add 'application: NAME'");
                }
                found.add(checked(application(fields, Optional.of(shared)), item));
            }
        } else {
            for (var entry : reader.entries(listed, "applications")) {
                var fields = reader.fields(entry.value(), "an application", SHARED);
                var read = application(fields, Optional.of(shared));
                found.add(checked(
                        new DeclaredApplication(entry.key(), read.route(), read.contract(), read.environments()),
                        entry.value()));
            }
        }
        return found.isEmpty() ? List.of(shared) : found;
    }

    private DeclaredApplication application(SequencedMap<String, Node> fields, Optional<DeclaredApplication> shared) {
        var name = Optional.ofNullable(fields.get("application")).flatMap(value -> reader.text(value, "application"));
        var contract = Optional.ofNullable(fields.get("contract")).flatMap(value -> reader.path(value, "contract"));
        var route = Optional.ofNullable(fields.get("route"))
                .map(routes::read)
                .or(() -> shared.map(DeclaredApplication::route))
                .orElse(List.of());
        var known = new LinkedHashMap<String, DeclaredEnvironment>();
        shared.ifPresent(
                above -> above.environments().forEach(environment -> known.put(environment.name(), environment)));
        if (!route.isEmpty()) {
            known.keySet().removeIf(above -> !isOn(route, above));
        }
        for (var entry : own(fields)) {
            if (!route.isEmpty() && !isOn(route, entry.key())) {
                var environment = Reader.shown(entry.key());
                reader.add(entry.place(), "environment '%s' is not on the route: add it there".formatted(environment));
            }
            var above = Optional.ofNullable(known.get(entry.key()));
            known.put(entry.key(), environments.read(entry.key(), entry.value(), above));
        }
        route.forEach(stage -> stage.forEach(stop ->
                known.putIfAbsent(stop, new DeclaredEnvironment(stop, List.of(), Optional.empty(), List.of()))));
        return new DeclaredApplication(
                name.orElse(""),
                route,
                contract.or(() -> shared.flatMap(DeclaredApplication::contract)),
                List.copyOf(known.values()));
    }

    private List<Entry> own(SequencedMap<String, Node> fields) {
        var environments = fields.get("environments");
        return environments == null ? List.of() : reader.entries(environments, "environments");
    }

    private static boolean isOn(List<List<String>> route, String name) {
        return route.stream().anyMatch(stage -> stage.contains(name));
    }

    /// No word may mean two environments.
    private DeclaredApplication checked(DeclaredApplication application, Node node) {
        var owners = new HashMap<String, String>();
        for (var environment : application.environments()) {
            var names = new ArrayList<>(List.of(environment.name()));
            names.addAll(environment.aliases());
            for (var name : names) {
                var other = owners.putIfAbsent(name.toLowerCase(Locale.ROOT), environment.name());
                if (other != null && !other.equals(environment.name())) {
                    reader.add(
                            node.place(),
                            "'%s' is a name of both '%s' and '%s'"
                                    .formatted(
                                            Reader.shown(name), Reader.shown(other), Reader.shown(environment.name())));
                }
            }
        }
        return application;
    }
}
