package dev.fairway.formats.project;

import dev.fairway.core.project.ProjectFile.DeclaredEnvironment;
import dev.fairway.core.project.ProjectFile.DeclaredSource;
import dev.fairway.core.project.ProjectFile.DeclaredSource.EnvFile;
import dev.fairway.core.project.ProjectFile.DeclaredSource.HelmValues;
import dev.fairway.core.project.ProjectFile.DeclaredSource.KustomizeOverlay;
import dev.fairway.core.project.ProjectFile.DeclaredSource.Manifests;
import dev.fairway.core.project.ProjectFile.DeclaredSource.OverlayFile;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one environment: its aliases, owner, overlay and sources.
final class EnvironmentReader {

    private static final List<String> KEYS = List.of("aliases", "owner", "overlay", "sources", "targets", "gates");
    private static final List<String> SOURCES = List.of("helm", "kustomize", "env-file", "file", "manifests");
    private static final List<String> HELM = List.of("chart", "values");

    private final Reader reader;

    EnvironmentReader(Reader reader) {
        this.reader = reader;
    }

    /// @param shared what the top of the file says about the environment; its parts hold where this one is silent
    DeclaredEnvironment read(String name, Node node, Optional<DeclaredEnvironment> shared) {
        var what = "environment '%s'".formatted(Reader.shown(name));
        var fields = reader.fields(node, what, KEYS);
        var aliases = Optional.ofNullable(fields.get("aliases")).map(value -> reader.texts(value, "aliases"));
        var owner = Optional.ofNullable(fields.get("owner")).flatMap(value -> reader.text(value, "owner"));
        var sources = new ArrayList<DeclaredSource>();
        Optional.ofNullable(fields.get("overlay"))
                .flatMap(value -> reader.path(value, "overlay"))
                .ifPresent(path -> sources.add(new OverlayFile(path)));
        Optional.ofNullable(fields.get("sources"))
                .ifPresent(list -> reader.items(list, "sources")
                        .forEach(source -> sources(source).forEach(sources::add)));
        return new DeclaredEnvironment(
                name,
                aliases.or(() -> shared.map(DeclaredEnvironment::aliases)).orElse(List.of()),
                owner.or(() -> shared.flatMap(DeclaredEnvironment::owner)),
                sources.isEmpty() ? shared.map(DeclaredEnvironment::sources).orElse(List.of()) : sources);
    }

    private Stream<DeclaredSource> sources(Node node) {
        if (node instanceof Scalar) {
            return reader.path(node, "a source").map(path -> (DeclaredSource) new OverlayFile(path)).stream();
        }
        return reader.fields(node, "a source", SOURCES).entrySet().stream()
                .flatMap(field -> source(field.getKey(), field.getValue()).stream());
    }

    private Optional<DeclaredSource> source(String kind, Node value) {
        return switch (kind) {
            case "helm" -> helm(value);
            case "kustomize" -> reader.path(value, kind).map(KustomizeOverlay::new);
            case "env-file" -> reader.path(value, kind).map(EnvFile::new);
            case "manifests" -> reader.path(value, kind).map(Manifests::new);
            default -> reader.path(value, kind).map(OverlayFile::new);
        };
    }

    private Optional<DeclaredSource> helm(Node node) {
        var fields = reader.fields(node, "helm", HELM);
        var chart = Optional.ofNullable(fields.get("chart")).flatMap(value -> reader.path(value, "chart"));
        var values = Optional.ofNullable(fields.get("values")).stream()
                .flatMap(list -> reader.items(list, "values").stream())
                .flatMap(value -> reader.path(value, "each of values").stream())
                .toList();
        if (values.isEmpty()) {
            reader.add(node.place(), "helm names at least one file under values");
            return Optional.empty();
        }
        return Optional.of(new HelmValues(chart.orElse(""), values));
    }
}
