package dev.fairway.engine.release;

import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Where the parts of a release are to be found: registry and tag, or a folder. A release is the same wherever it
/// is, so this stands beside it; and since such names may tell of people, in a blob that can be erased.
///
/// @param images by the name of their component, without a digest
/// @param folders of migrations, by the name of their component
/// @param files that are artifacts, by the name of their component: from the repository's top, or absolute
public record PartPlaces(
        SortedMap<String, ImageReference> images, SortedMap<String, Folder> folders, SortedMap<String, String> files) {

    public static final PartPlaces NONE = new PartPlaces(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private static final String TOP = ".";
    private static final String FILE = "file";
    private static final int LONGEST = 4_096;

    public PartPlaces {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
    }

    /// A folder of migrations.
    ///
    /// @param path from the repository's top, else from the working directory, which is `.` itself
    public record Folder(MigrationTool tool, String path) {
        public Folder {
            if (!isFolder(path)) {
                throw new IllegalArgumentException("not a folder below the top");
            }
        }

        private static boolean isFolder(String path) {
            return path.equals(TOP) || ReleaseNames.isFile(path);
        }

        /// As trees of files name it: the top is empty.
        String inTree() {
            return path.equals(TOP) ? "" : path;
        }
    }

    /// A folder as somebody named it; empty where it is not the top, nor lies below it.
    ///
    /// @param root the repository's top folder, else the working directory
    public static Optional<Folder> folder(Path root, MigrationTool tool, Path folder) {
        return Optional.of(ReleaseFiles.name(root, folder))
                .map(name -> name.isEmpty() ? TOP : name)
                .filter(Folder::isFolder)
                .map(name -> new Folder(tool, name));
    }

    public boolean isEmpty() {
        return images.isEmpty() && folders.isEmpty() && files.isEmpty();
    }

    /// These, and those for what they do not name.
    public PartPlaces or(PartPlaces others) {
        var allImages = new TreeMap<>(others.images);
        allImages.keySet().removeAll(files.keySet());
        allImages.putAll(images);
        var allFolders = new TreeMap<>(others.folders);
        allFolders.putAll(folders);
        var allFiles = new TreeMap<>(others.files);
        allFiles.keySet().removeAll(images.keySet());
        allFiles.putAll(files);
        return new PartPlaces(allImages, allFolders, allFiles);
    }

    /// Whether a path can be remembered.
    public static boolean isPath(String path) {
        return !path.isEmpty() && path.length() <= LONGEST && path.chars().noneMatch(Character::isISOControl);
    }

    Bytes bytes() {
        var members = new TreeMap<String, Json>();
        if (!images.isEmpty() || !files.isEmpty()) {
            var artifacts = new TreeMap<String, Json>();
            images.forEach((name, image) -> artifacts.put(name, json(image)));
            files.forEach((name, path) -> artifacts.put(name, Json.Mapping.of(Map.of(FILE, Json.of(path)))));
            members.put("artifacts", new Json.Mapping(artifacts));
        }
        if (!folders.isEmpty()) {
            members.put("migrations", mapped(folders, PartPlaces::json));
        }
        return new Json.Mapping(members).canonical();
    }

    private static <T> Json mapped(SortedMap<String, T> named, Function<T, Json> json) {
        var members = new TreeMap<String, Json>();
        named.forEach((name, value) -> members.put(name, json.apply(value)));
        return new Json.Mapping(members);
    }

    private static Json json(ImageReference image) {
        var members = new TreeMap<String, Json>();
        members.put("registry", Json.of(image.host()));
        members.put("repository", Json.of(image.repository()));
        image.tag().ifPresent(tag -> members.put("tag", Json.of(tag)));
        return new Json.Mapping(members);
    }

    private static Json json(Folder folder) {
        var members = new TreeMap<String, Json>();
        members.put("folder", Json.of(folder.path()));
        members.put("tool", Json.of(folder.tool().word()));
        return new Json.Mapping(members);
    }

    /// What cannot be read of it, a newer version may have written; it is as if it were not there.
    static PartPlaces parse(Bytes bytes) {
        return JsonReader.canonical(bytes)
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .map(json -> new PartPlaces(
                        read(json, "artifacts", PartPlaces::image),
                        read(json, "migrations", PartPlaces::folder),
                        read(json, "artifacts", members -> members.text(FILE).filter(PartPlaces::isPath))))
                .orElse(NONE);
    }

    private static <T> SortedMap<String, T> read(
            Json.Mapping json, String member, Function<Json.Mapping, Optional<T>> reading) {
        var found = new TreeMap<String, T>();
        if (json.members().get(member) instanceof Json.Mapping named) {
            named.members().forEach((name, value) -> {
                if (value instanceof Json.Mapping members) {
                    reading.apply(members).ifPresent(it -> found.put(name, it));
                }
            });
        }
        return found;
    }

    private static Optional<ImageReference> image(Json.Mapping json) {
        return json.text("registry")
                .flatMap(host -> json.text("repository").flatMap(repository -> {
                    try {
                        return Optional.of(new ImageReference(host, repository, json.text("tag"), Optional.empty()));
                    } catch (IllegalArgumentException _) {
                        return Optional.empty();
                    }
                }));
    }

    private static Optional<Folder> folder(Json.Mapping json) {
        return json.text("folder")
                .filter(Folder::isFolder)
                .flatMap(path -> json.text("tool").flatMap(MigrationTool::parse).map(tool -> new Folder(tool, path)));
    }
}
