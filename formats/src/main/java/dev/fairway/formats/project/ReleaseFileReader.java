package dev.fairway.formats.project;

import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.FileReference;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.ReleaseFile;
import dev.fairway.core.release.ReleaseFile.Migrated;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.ReadProblem;
import dev.fairway.formats.read.Sealing;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Reads what a release is made of from YAML or JSON. Finds all mistakes at once, each with its place.
public final class ReleaseFileReader {

    private static final List<String> TOP = List.of(
            "app", "version", "commit", "supersedes", "artifact", "migrations", "module", "config", "flags", "data");

    private static final List<String> MIGRATED = List.of("tool", "folder", "compatible");
    private static final List<String> RANGE = List.of("from", "to");

    private final Reader reader = new Reader();
    private final SortedSet<String> refused = new TreeSet<>();

    private ReleaseFileReader() {}

    public static ReleaseFileReading read(Source source, byte[] content) {
        var file = new ReleaseFileReader();
        var reading = DocumentReader.read(source, content, Sealing.random());
        reading.problems().stream()
                .filter(problem -> problem.effect() != ReadProblem.Effect.NONE)
                .forEach(problem -> file.reader.add(problem.place(), problem.refusal()));
        if (reading.documents().size() > 1) {
            file.reader.add(reading.documents().get(1).place(), "a release is one document");
        }
        var release = reading.documents().stream()
                .findFirst()
                .map(document -> file.release(file.reader.fields(document, "a release", TOP)));
        // Of a file that is no document nobody knows what it would have said; an empty one says nothing.
        return new ReleaseFileReading(
                release.orElseGet(ReleaseFile::empty),
                release.isPresent() || file.reader.mistakes().isEmpty() ? file.refused : new TreeSet<>(TOP),
                file.reader.mistakes());
    }

    private ReleaseFile release(SequencedMap<String, Node> fields) {
        return new ReleaseFile(
                word(fields, "app", ReleaseNames::isName, "takes a-z, 0-9, '.', '_' and '-'"),
                word(fields, "version", ReleaseNames::isVersion, "takes letters, digits, '.', '_', '+' and '-'"),
                word(fields, "commit", _ -> true, ""),
                word(fields, "supersedes", _ -> true, ""),
                named(fields, "artifact", this::artifact),
                named(fields, "migrations", this::migrated),
                named(fields, "module", this::exact),
                files(fields, "config"),
                files(fields, "flags"),
                named(fields, "data", this::digest));
    }

    private Optional<String> word(
            SequencedMap<String, Node> fields, String name, Predicate<String> isFit, String otherwise) {
        return Optional.ofNullable(fields.get(name)).flatMap(node -> {
            var text = exact(node, name);
            if (text.filter(it -> !isFit.test(it)).isPresent()) {
                reader.add(node.place(), "%s %s".formatted(name, otherwise));
            }
            if (text.filter(isFit).isEmpty()) {
                refused.add(name);
            }
            return text.filter(isFit);
        });
    }

    /// A number would lose its last zeros: 1.10 is read as 1.1.
    private Optional<String> exact(Node node, String what) {
        if (node instanceof Scalar(var kind, var _, var place) && kind == Node.Kind.NUMBER) {
            reader.add(place, "%s is a text: write it in quotes, since a number loses its last zeros".formatted(what));
            return Optional.empty();
        }
        if (node instanceof Node.Secret) {
            reader.add(node.place(), "%s looks like a secret, and a release is kept for ever".formatted(what));
            return Optional.empty();
        }
        return reader.text(node, what);
    }

    private <T> SortedMap<String, T> named(
            SequencedMap<String, Node> fields, String name, BiFunction<Node, String, Optional<T>> value) {
        var found = new TreeMap<String, T>();
        Optional.ofNullable(fields.get(name))
                .ifPresent(node -> reader.entries(node, name).forEach(entry -> {
                    if (!ReleaseNames.isName(entry.key())) {
                        reader.add(entry.place(), "a name below %s takes a-z, 0-9, '.', '_' and '-'".formatted(name));
                    } else {
                        value.apply(entry.value(), "%s.%s".formatted(name, entry.key()))
                                .ifPresent(it -> found.put(entry.key(), it));
                    }
                }));
        return found;
    }

    /// A file, a digest, or a reference to an image that ends in `@DIGEST`.
    private Optional<String> artifact(Node node, String what) {
        return exact(node, what)
                .flatMap(text -> FileReference.parse(text).isPresent()
                        ? Optional.of(text)
                        : pinned(node, what, text, ", or is a file, as in ./dist/app.jar")
                                .filter(it -> isPlaced(node, what, it)));
    }

    private boolean isPlaced(Node node, String what, String text) {
        var fault = ImageReference.placeFault(text);
        if (!fault.isEmpty()) {
            reader.add(node.place(), "%s: %s".formatted(what, fault));
        }
        return fault.isEmpty();
    }

    private Optional<String> digest(Node node, String what) {
        return exact(node, what).flatMap(text -> pinned(node, what, text, "")).map(ReleaseFileReader::digest);
    }

    /// @param otherwise what else it may be
    private Optional<String> pinned(Node node, String what, String text, String otherwise) {
        if (ReleaseNames.isDigest(digest(text))) {
            return Optional.of(text);
        }
        var fault = ReleaseNames.digestFault(digest(text));
        reader.add(
                node.place(),
                fault.isEmpty()
                        ? "%s is named by its digest, as in …@sha256:… (a tag can be moved)%s"
                                .formatted(what, otherwise)
                        : "%s: %s".formatted(what, fault));
        return Optional.empty();
    }

    private static String digest(String text) {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    /// `flyway:sql`, or the same with names.
    private Optional<Migrated> migrated(Node node, String what) {
        if (node instanceof Scalar) {
            return exact(node, what).flatMap(text -> {
                var colon = text.indexOf(':');
                return tool(node, what, text.substring(0, Math.max(0, colon)))
                        .map(tool -> new Migrated(tool, text.substring(colon + 1), Optional.empty()));
            });
        }
        var fields = reader.fields(node, what, MIGRATED);
        var tool = Optional.ofNullable(fields.get("tool"))
                .flatMap(it -> exact(it, "tool"))
                .or(() -> Optional.of(""))
                .flatMap(word -> tool(node, what, word));
        var folder = Optional.ofNullable(fields.get("folder")).flatMap(it -> exact(it, "folder"));
        if (folder.isEmpty()) {
            reader.add(node.place(), "%s names no folder".formatted(what));
        }
        var compatible = Optional.ofNullable(fields.get("compatible")).flatMap(it -> compatible(it, what));
        return tool.flatMap(it -> folder.map(where -> new Migrated(it, where, compatible)));
    }

    private Optional<MigrationTool> tool(Node node, String what, String word) {
        var tool = MigrationTool.parse(word);
        if (tool.isEmpty()) {
            reader.add(node.place(), "%s has a tool of flyway, golang-migrate, liquibase or sql".formatted(what));
        }
        return tool;
    }

    private Optional<Compatible> compatible(Node node, String what) {
        var fields = reader.fields(node, "compatible", RANGE);
        var from = word(fields, "from", ReleaseNames::isVersion, "takes a version");
        var to = word(fields, "to", ReleaseNames::isVersion, "takes a version");
        if (from.isEmpty() || to.isEmpty()) {
            reader.add(node.place(), "%s: compatible has a version from and a version to".formatted(what));
            return Optional.empty();
        }
        return Optional.of(new Compatible(from.get(), to.get()));
    }

    private List<String> files(SequencedMap<String, Node> fields, String name) {
        return Optional.ofNullable(fields.get(name)).stream()
                .flatMap(node -> reader.items(node, name).stream())
                .flatMap(node -> exact(node, "each of " + name).stream())
                .toList();
    }
}
