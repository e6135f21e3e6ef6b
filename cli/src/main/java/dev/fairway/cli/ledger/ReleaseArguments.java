package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.ConnectorException;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.Release;
import dev.fairway.core.release.ReleaseFile;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.engine.release.ReleaseFiles;
import dev.fairway.formats.project.ReleaseFileReader;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the options of `release create` say a release is made of.
final class ReleaseArguments {

    private static final Pattern MIGRATIONS = Pattern.compile("([^=]{1,200})=([a-z-]{1,40}):(.+)");

    /// Bytes of a release's file.
    private static final long LARGEST_FILE = 4 << 20;

    private static final Pattern COMPATIBLE = Pattern.compile("([^=]{1,200})=(.{1,100})\\.\\.(.{1,100})");

    private final Invocation invocation;
    private ReleaseFile file = ReleaseFile.empty();
    private Path fileFolder;
    private final List<String> mistakes = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Bytes> objects = new ArrayList<>();
    private final SortedMap<String, PartPlaces.Folder> folders = new TreeMap<>();
    private final SortedMap<String, ImageReference> placed = new TreeMap<>();
    private final List<String> uncommitted = new ArrayList<>();
    private final SortedMap<String, Compatible> ranges = new TreeMap<>();
    private final SortedMap<String, String> built = new TreeMap<>();
    private final ImageArguments images;
    /// Whether there is a file that cannot be read: what it would have said is not asked for.
    private boolean unread;

    ReleaseArguments(Invocation invocation, ImageArguments images) {
        this.invocation = invocation;
        this.fileFolder = invocation.surroundings().directory();
        this.images = images;
        this.placed.putAll(images.placed());
    }

    /// What came of reading.
    sealed interface Reading {
        /// @param objects that components are the digests of
        /// @param places where its parts are, but for the images that a registry is asked for
        /// @param uncommitted parts that lie here otherwise than in the newest commit
        record Read(Draft draft, List<Bytes> objects, PartPlaces places, List<String> uncommitted) implements Reading {}

        record Mistaken(List<String> mistakes) implements Reading {}
    }

    /// A release but for the images that a registry is asked for, and for what it replaces.
    ///
    /// @param supersedes as somebody wrote it: the ledger knows which release is meant
    record Draft(
            String app,
            String version,
            List<Component> components,
            Optional<String> commit,
            Optional<String> supersedes) {

        Release with(List<Component> images) {
            var all = new ArrayList<>(components);
            all.addAll(images);
            return new Release(app, version, all, commit, Optional.empty());
        }
    }

    Reading read() {
        readFile();
        var app = given("--app").or(file::app).orElse("");
        var version = given("--version").or(file::version).orElse("");
        var commit = given("--commit").or(file::commit);
        var supersedes = given("--supersedes").or(file::supersedes);
        if (!ReleaseNames.isName(app) && !(app.isEmpty() && unread)) {
            mistakes.add(
                    app.isEmpty() ? "--app is needed" : "--app takes a-z, 0-9, '.', '_' and '-'" + Typed.instead(app));
        }
        if (!ReleaseNames.isVersion(version) && !(version.isEmpty() && unread)) {
            mistakes.add(
                    version.isEmpty()
                            ? "--version is needed"
                            : "--version takes letters, digits, '.', '_', '+' and '-'" + Typed.instead(version));
        }
        if (supersedes.filter(Typed::isSecret).isPresent()) {
            mistakes.add("--supersedes takes a release: its id, the beginning of it, or app@version");
        }
        values("--artifact")
                .forEach(text -> FileArtifact.parse(text)
                        .ifPresentOrElse(this::built, () -> named(ComponentKind.ARTIFACT, "--artifact", text)));
        values("--data").forEach(text -> named(ComponentKind.DATA, "--data", text));
        file.artifacts().forEach((name, text) -> {
            if (!images.taken().containsKey(name)
                    && fromFile(ComponentKind.ARTIFACT, name, text.substring(text.lastIndexOf('@') + 1))) {
                ImageReference.parse(text).ifPresent(it -> placed.put(name, it.withoutDigest()));
            }
        });
        file.data().forEach((name, digest) -> fromFile(ComponentKind.DATA, name, digest));
        var resolved = files(commit);
        mistakes.addAll(images.mistakes());
        mistakes.addAll(ImageArguments.secrets(images.taken()));
        mistakes.addAll(ImageArguments.secrets(placed));
        if (components.isEmpty() && images.taken().isEmpty() && mistakes.isEmpty()) {
            mistakes.add("a release has at least one part: --artifact, --from-image, --migrations, --module, --config,"
                    + " --flags or --data");
        }
        twice();
        return mistakes.isEmpty()
                ? new Reading.Read(
                        new Draft(app, version, components, resolved, supersedes),
                        objects,
                        new PartPlaces(placed, folders, built),
                        uncommitted)
                : new Reading.Mistaken(mistakes);
    }

    private Optional<String> given(String option) {
        return Optional.of(value(option)).filter(it -> !it.isEmpty());
    }

    /// What the command's options say goes before what the file says.
    private boolean fromFile(ComponentKind kind, String name, String digest) {
        return components.stream()
                        .noneMatch(it -> it.kind() == kind && it.name().equals(name))
                && components.add(new Component(kind, name, digest));
    }

    private void readFile() {
        var name = value("--file");
        if (name.isEmpty()) {
            return;
        }
        var path = invocation.surroundings().directory().resolve(name);
        try {
            var none = Typed.noFile(path);
            unread = none.isPresent();
            if (unread) {
                mistakes.add("%s: %s".formatted(name, none.orElseThrow()));
            } else if (Files.size(path) > LARGEST_FILE) {
                mistakes.add("%s: more than %d bytes are no list of a release's parts".formatted(name, LARGEST_FILE));
            } else if (!DocumentReader.readable(name)) {
                mistakes.add("%s: a release's file is YAML or JSON, by its ending".formatted(name));
            } else {
                var reading = ReleaseFileReader.read(Source.of(name), Files.readAllBytes(path));
                reading.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
                file = reading.file();
                fileFolder = path.resolveSibling("");
            }
        } catch (IOException _) {
            unread = true;
            mistakes.add("%s: cannot be read".formatted(name));
        }
    }

    /// `NAME=DIGEST`, or `NAME=` and something that ends in `@DIGEST`.
    private void named(ComponentKind kind, String option, String text) {
        var name = text.substring(0, Math.max(0, text.indexOf('=')));
        var reference = text.substring(text.indexOf('=') + 1);
        var digest = reference.substring(reference.lastIndexOf('@') + 1);
        if (!ReleaseNames.isName(name)) {
            mistakes.add("%s takes NAME=REF with a name of a-z, 0-9, '.', '_' and '-'".formatted(option)
                    + Typed.instead(text));
        } else if (!ReleaseNames.isDigest(digest)) {
            var fault = ReleaseNames.digestFault(digest);
            mistakes.add(
                    fault.isEmpty()
                            ? "%s %s: name it by its digest, as in %s=…@sha256:… (a tag can be moved)"
                                    .formatted(option, name, name)
                            : "%s %s: %s".formatted(option, name, fault));
        } else {
            components.add(new Component(kind, name, digest));
        }
    }

    /// A file that was built.
    private void built(FileArtifact file) {
        if (!ReleaseNames.isName(file.name())) {
            mistakes.add("--artifact takes NAME=./FILE with a name of a-z, 0-9, '.', '_' and '-'");
            return;
        }
        var directory = invocation.surroundings().directory();
        file.place(directory, mistakes::add)
                .ifPresent(place -> file.read(directory, mistakes::add).ifPresent(digest -> {
                    components.add(new Component(ComponentKind.ARTIFACT, file.name(), digest.text()));
                    built.put(file.name(), place);
                }));
    }

    /// The files of the release; the commit as the repository knows it.
    private Optional<String> files(Optional<String> commit) {
        var given = new ArrayList<ReleaseFiles.Wanted>();
        values("--config").forEach(name -> given.add(wanted(ComponentKind.CONFIG, name)));
        values("--flags").forEach(name -> given.add(wanted(ComponentKind.FLAGS, name)));
        file.config().forEach(name -> addOnce(given, ComponentKind.CONFIG, name));
        file.flags().forEach(name -> addOnce(given, ComponentKind.FLAGS, name));
        ranges();
        var folders = migrations();
        folders.addAll(modules());
        foldersOfFile(folders);
        rangesOfNothing(folders);
        if (given.isEmpty()
                && folders.isEmpty()
                && (commit.isEmpty() || commit.filter(ReleaseNames::isCommit).isPresent())) {
            return commit;
        }
        return switch (Opened.top(invocation.surroundings())) {
            case Opened.Outcome.Closed(var reason) -> {
                mistakes.add(reason);
                yield commit;
            }
            case Opened.Outcome.Open(var opened) -> {
                try (opened) {
                    var found = ReleaseFiles.find(opened.workspace(), given, folders, commit);
                    mistakes.addAll(found.mistakes());
                    components.addAll(found.components());
                    objects.addAll(found.objects());
                    if (commit.isEmpty() && found.mistakes().isEmpty()) {
                        uncommitted.addAll(ReleaseFiles.uncommitted(opened.workspace(), given, folders, found));
                    }
                    place(opened.workspace().root(), folders);
                    yield found.commit();
                } catch (ConnectorException e) {
                    mistakes.add(String.valueOf(e.getMessage()));
                    yield commit;
                }
            }
        };
    }

    private void place(Path root, List<ReleaseFiles.WantedFolder> folders) {
        for (var folder : folders) {
            if (folder instanceof ReleaseFiles.WantedFolder.OfMigrations(var name, var tool, var path, var _)) {
                PartPlaces.folder(root, tool, path).ifPresent(place -> this.folders.put(name, place));
            }
        }
    }

    /// `NAME=TOOL:FOLDER`.
    private List<ReleaseFiles.WantedFolder> migrations() {
        var wanted = new ArrayList<ReleaseFiles.WantedFolder>();
        for (var text : values("--migrations")) {
            var match = MIGRATIONS.matcher(text);
            var tool = match.matches() ? MigrationTool.parse(match.group(2)) : Optional.<MigrationTool>empty();
            if (tool.isEmpty() || !ReleaseNames.isName(match.group(1))) {
                mistakes.add("--migrations takes NAME=TOOL:FOLDER with flyway, golang-migrate, liquibase or sql"
                        + Typed.instead(text));
            } else {
                wanted.add(new ReleaseFiles.WantedFolder.OfMigrations(
                        match.group(1),
                        tool.get(),
                        invocation.surroundings().directory().resolve(match.group(3)),
                        Optional.ofNullable(ranges.get(match.group(1)))));
            }
        }
        return wanted;
    }

    /// `NAME=FROM..TO`.
    private void ranges() {
        for (var text : values("--compatible")) {
            var match = COMPATIBLE.matcher(text);
            if (!match.matches()
                    || !ReleaseNames.isVersion(match.group(2))
                    || !ReleaseNames.isVersion(match.group(3))) {
                mistakes.add("--compatible takes NAME=FROM..TO with two versions" + Typed.instead(text));
            } else if (ranges.put(match.group(1), new Compatible(match.group(2), match.group(3))) != null) {
                mistakes.add("--compatible %s is there twice".formatted(match.group(1)));
            }
        }
    }

    private void rangesOfNothing(List<ReleaseFiles.WantedFolder> folders) {
        for (var name : ranges.keySet()) {
            if (folders.stream()
                    .noneMatch(it -> it instanceof ReleaseFiles.WantedFolder.OfMigrations
                            && it.name().equals(name))) {
                mistakes.add("--compatible %s: this release has no migrations of this name".formatted(name));
            }
        }
    }

    private void foldersOfFile(List<ReleaseFiles.WantedFolder> folders) {
        var named = folders.stream().map(it -> it.getClass() + it.name()).collect(Collectors.toSet());
        var more = new ArrayList<ReleaseFiles.WantedFolder>();
        file.migrations()
                .forEach((name, it) -> more.add(new ReleaseFiles.WantedFolder.OfMigrations(
                        name,
                        it.tool(),
                        fileFolder.resolve(it.folder()),
                        Optional.ofNullable(ranges.get(name)).or(it::compatible))));
        file.modules()
                .forEach((name, folder) ->
                        more.add(new ReleaseFiles.WantedFolder.OfModule(name, fileFolder.resolve(folder))));
        more.stream().filter(it -> !named.contains(it.getClass() + it.name())).forEach(folders::add);
    }

    private void addOnce(List<ReleaseFiles.Wanted> given, ComponentKind kind, String name) {
        var wanted = new ReleaseFiles.Wanted(kind, fileFolder.resolve(name));
        if (given.stream().noneMatch(it -> isSame(it, wanted))) {
            given.add(wanted);
        }
    }

    private static boolean isSame(ReleaseFiles.Wanted one, ReleaseFiles.Wanted other) {
        return one.kind() == other.kind()
                && one.file()
                        .toAbsolutePath()
                        .normalize()
                        .equals(other.file().toAbsolutePath().normalize());
    }

    /// `NAME=FOLDER`.
    private List<ReleaseFiles.WantedFolder> modules() {
        var wanted = new ArrayList<ReleaseFiles.WantedFolder>();
        for (var text : values("--module")) {
            var name = text.substring(0, Math.max(0, text.indexOf('=')));
            var folder = text.substring(text.indexOf('=') + 1);
            if (!ReleaseNames.isName(name) || folder.isEmpty()) {
                mistakes.add("--module takes NAME=FOLDER" + Typed.instead(text));
            } else {
                wanted.add(new ReleaseFiles.WantedFolder.OfModule(
                        name, invocation.surroundings().directory().resolve(folder)));
            }
        }
        return wanted;
    }

    private ReleaseFiles.Wanted wanted(ComponentKind kind, String file) {
        return new ReleaseFiles.Wanted(
                kind, invocation.surroundings().directory().resolve(file));
    }

    private void twice() {
        var names = new TreeMap<String, String>();
        for (var component : components) {
            var before =
                    names.put(component.kind().word() + " " + ReleaseNames.folded(component.name()), component.name());
            if (component.name().equals(before)) {
                mistakes.add("%s is there twice".formatted(component.name()));
            } else if (before != null) {
                mistakes.add(
                        "%s and %s: some file systems take their names for one".formatted(before, component.name()));
            }
            if (component.kind() == ComponentKind.ARTIFACT) {
                if (images.taken().containsKey(component.name())) {
                    mistakes.add("%s is there twice: by --artifact and by --from-image".formatted(component.name()));
                }
                if (images.verified()
                        && !placed.containsKey(component.name())
                        && !built.containsKey(component.name())) {
                    mistakes.add("--verify: %1$s names no registry; write it as %1$s=registry.example/…@sha256:…"
                            .formatted(component.name()));
                }
            }
        }
    }

    private String value(String option) {
        return invocation.arguments().matchedOptionValue(option, "");
    }

    private List<String> values(String option) {
        return invocation.arguments().matchedOptionValue(option, List.of());
    }
}
