package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.ConnectorException;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.FileReference;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.Release;
import dev.fairway.core.release.ReleaseFile;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.engine.release.ReleaseFiles;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the options of `release create` say a release is made of.
final class ReleaseArguments {

    private static final List<String> PARTS =
            List.of("--artifact", "--from-image", "--migrations", "--module", "--config", "--flags", "--data");

    private final Invocation invocation;
    private final List<String> mistakes = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Bytes> objects = new ArrayList<>();
    private final SortedMap<String, PartPlaces.Folder> folders = new TreeMap<>();
    private final SortedMap<String, ImageReference> placed = new TreeMap<>();
    private final List<String> uncommitted = new ArrayList<>();
    private final SortedMap<String, String> built = new TreeMap<>();
    private final ImageArguments images;
    private final GivenReleaseFile given;

    ReleaseArguments(Invocation invocation, ImageArguments images) {
        this.invocation = invocation;
        this.images = images;
        this.given = GivenReleaseFile.read(invocation, mistakes);
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
        var file = given.file();
        var app = value("--app").or(file::app).orElse("");
        var version = value("--version").or(file::version).orElse("");
        var commit = value("--commit").or(file::commit);
        var supersedes = value("--supersedes").or(file::supersedes);
        names(app, version);
        if (supersedes.filter(Typed::isSecret).isPresent()) {
            mistakes.add("--supersedes takes a release: its id, the beginning of it, or app@version");
        }
        var directory = invocation.surroundings().directory();
        values("--artifact")
                .forEach(text -> FileArtifact.parse(text, directory)
                        .ifPresentOrElse(this::built, () -> named(ComponentKind.ARTIFACT, "--artifact", text)));
        values("--data").forEach(text -> named(ComponentKind.DATA, "--data", text));
        ofFile(file);
        var resolved = files(commit);
        mistakes.addAll(images.mistakes());
        mistakes.addAll(ImageArguments.secrets(images.taken()));
        mistakes.addAll(ImageArguments.secrets(placed));
        if (namesNoPart()) {
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

    /// Of a file that cannot be read, or has mistakes, nobody knows what it would have named.
    private boolean namesNoPart() {
        return PARTS.stream().allMatch(option -> values(option).isEmpty())
                && given.file().artifacts().isEmpty()
                && given.file().data().isEmpty()
                && given.reading().filter(it -> it.mistakes().isEmpty()).isPresent()
                && FileArguments.of(invocation, given, new ArrayList<>()).isEmpty();
    }

    private void names(String app, String version) {
        if (!ReleaseNames.isName(app) && !(app.isEmpty() && given.isRefused("app"))) {
            mistakes.add(
                    app.isEmpty()
                            ? "--app is needed"
                            : app.length() > ReleaseNames.LONGEST
                                    ? tooLong("--app", app)
                                    : "--app takes a-z, 0-9, '.', '_' and '-'" + Typed.instead(app));
        }
        if (!ReleaseNames.isVersion(version) && !(version.isEmpty() && given.isRefused("version"))) {
            mistakes.add(
                    version.isEmpty()
                            ? "--version is needed"
                            : version.length() > ReleaseNames.LONGEST
                                    ? tooLong("--version", version)
                                    : "--version takes letters, digits, '.', '_', '+' and '-'"
                                            + Typed.instead(version));
        }
    }

    private static String tooLong(String option, String text) {
        return "%s takes at most %d characters, not %d".formatted(option, ReleaseNames.LONGEST, text.length());
    }

    /// What the command's options say goes before what the file says.
    private void ofFile(ReleaseFile file) {
        file.artifacts().forEach((name, text) -> {
            if (!images.taken().containsKey(name) && isNew(ComponentKind.ARTIFACT, name)) {
                ofFile(name, text);
            }
        });
        file.data().forEach((name, digest) -> {
            if (isNew(ComponentKind.DATA, name)) {
                components.add(new Component(ComponentKind.DATA, name, digest));
            }
        });
    }

    private void ofFile(String name, String text) {
        FileReference.parse(text)
                .ifPresentOrElse(
                        file -> built(new FileArtifact(
                                "%s: artifact.%s".formatted(given.name(), name), name, given.folder(), file)),
                        () -> {
                            components.add(new Component(
                                    ComponentKind.ARTIFACT, name, text.substring(text.lastIndexOf('@') + 1)));
                            ImageReference.parse(text).ifPresent(it -> placed.put(name, it.withoutDigest()));
                        });
    }

    private boolean isNew(ComponentKind kind, String name) {
        return components.stream()
                .noneMatch(it -> it.kind() == kind && it.name().equals(name));
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
            mistakes.add(fault.isEmpty() ? unnamed(kind, option, name) : "%s %s: %s".formatted(option, name, fault));
        } else if (kind == ComponentKind.ARTIFACT
                && !ImageReference.placeFault(reference).isEmpty()) {
            mistakes.add("%s %s: %s".formatted(option, name, ImageReference.placeFault(reference)));
        } else {
            components.add(new Component(kind, name, digest));
        }
    }

    private static String unnamed(ComponentKind kind, String option, String name) {
        return kind == ComponentKind.DATA
                ? "%s %s: name it by its digest, as in %s=sha256:…".formatted(option, name, name)
                : "%s %s: name it by its digest, as in %s=…@sha256:… (a tag can be moved)"
                        .formatted(option, name, name);
    }

    /// A file that was built.
    private void built(FileArtifact file) {
        if (!ReleaseNames.isName(file.name())) {
            mistakes.add("--artifact takes NAME=./FILE with a name of a-z, 0-9, '.', '_' and '-'");
            return;
        }
        file.place(LedgerPlace.top(invocation.surroundings().directory()), mistakes::add)
                .ifPresent(place -> file.read(mistakes::add).ifPresent(digest -> {
                    components.add(new Component(ComponentKind.ARTIFACT, file.name(), digest.text()));
                    built.put(file.name(), place);
                }));
    }

    /// The files of the release; the commit as the repository knows it.
    private Optional<String> files(Optional<String> commit) {
        var wanted = FileArguments.of(invocation, given, mistakes);
        ofStore(wanted);
        if (wanted.isEmpty()
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
                    if (opened.workspace().history().isEmpty()) {
                        withoutStore(wanted.folders());
                    }
                    var found = ReleaseFiles.find(opened.workspace(), wanted.files(), wanted.folders(), commit);
                    mistakes.addAll(found.mistakes());
                    components.addAll(found.components());
                    objects.addAll(found.objects());
                    if (commit.isEmpty() && found.mistakes().isEmpty()) {
                        uncommitted.addAll(
                                ReleaseFiles.uncommitted(opened.workspace(), wanted.files(), wanted.folders(), found));
                    }
                    place(opened.workspace().root(), wanted.folders());
                    yield found.commit();
                } catch (ConnectorException e) {
                    mistakes.add(String.valueOf(e.getMessage()));
                    yield commit;
                }
            }
        };
    }

    /// The ledger is no part of what it records.
    private void ofStore(FileArguments wanted) {
        var store = LedgerPlace.of(invocation.surroundings()).folder();
        if (!SqliteLedgerStore.exists(store)) {
            return;
        }
        Stream.of(
                        wanted.files().stream().map(ReleaseFiles.Wanted::file),
                        wanted.folders().stream().map(ReleaseFiles.WantedFolder::folder),
                        built.values().stream()
                                .map(LedgerPlace.top(invocation.surroundings().directory())::resolve))
                .flatMap(paths -> paths)
                .filter(path -> path.toAbsolutePath().normalize().startsWith(store))
                .forEach(path -> mistakes.add(
                        "%s: it lies in the ledger's own folder, which is no part of a release".formatted(path)));
    }

    /// A store says to Git that it is no part of the tree; to nobody else, unless it lies where it does by itself.
    private void withoutStore(List<ReleaseFiles.WantedFolder> folders) {
        var place = LedgerPlace.of(invocation.surroundings());
        for (var folder : folders) {
            if (place.given()
                    && place.folder()
                            .startsWith(folder.folder().toAbsolutePath().normalize())) {
                mistakes.add(
                        "%s: the ledger lies in %s, which would be a part of its own release; keep it elsewhere (%s)"
                                .formatted(folder.name(), folder.folder().normalize(), LedgerPlace.VARIABLE));
            }
        }
    }

    private void place(Path root, List<ReleaseFiles.WantedFolder> folders) {
        for (var folder : folders) {
            if (folder instanceof ReleaseFiles.WantedFolder.OfMigrations(var name, var tool, var path, var _, var _)) {
                PartPlaces.folder(root, tool, path).ifPresent(place -> this.folders.put(name, place));
            }
        }
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

    private Optional<String> value(String option) {
        String text = invocation.arguments().matchedOptionValue(option, "");
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private List<String> values(String option) {
        return invocation.arguments().matchedOptionValue(option, List.of());
    }
}
