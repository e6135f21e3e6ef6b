package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.Release;
import dev.fairway.engine.release.Looking;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.engine.release.Sightings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the options of `release verify` say of where the parts of a release are.
record PlaceArguments(Release release, PartPlaces places, List<String> mistakes) {

    private static final Pattern MIGRATIONS = Pattern.compile("([^=]{1,200}+)=([a-z-]{1,40}+):(.+)");

    PlaceArguments {
        mistakes = List.copyOf(mistakes);
    }

    static PlaceArguments of(Invocation invocation, Release release) {
        var mistakes = new ArrayList<String>();
        List<String> artifacts = invocation.arguments().matchedOptionValue("--artifact", List.of());
        var images = new TreeMap<String, ImageReference>();
        var files = files(invocation, release, artifacts, mistakes);
        for (var text : FileArtifact.others(artifacts)) {
            var name = text.substring(0, Math.max(0, text.indexOf('=')));
            var reference = ImageReference.parse(text.substring(text.indexOf('=') + 1));
            var component = component(release, ComponentKind.ARTIFACT, name);
            if (reference.isEmpty() || name.isEmpty()) {
                mistakes.add(
                        "--artifact takes NAME=REF, as in api=registry.example/payments-api:1.4.2, or NAME=./FILE");
            } else if (component.isEmpty()) {
                mistakes.add("--artifact: %s has no artifact of this name".formatted(release.name()));
            } else if (reference
                    .flatMap(ImageReference::digest)
                    .filter(digest -> !digest.equals(component.get().digest()))
                    .isPresent()) {
                mistakes.add("--artifact %s: the release has another digest, %s"
                        .formatted(name, component.get().digest()));
            }
        }
        if (mistakes.isEmpty()) {
            images.putAll(ImageArguments.placed(artifacts));
            mistakes.addAll(ImageArguments.secrets(images));
        }
        return new PlaceArguments(
                release, new PartPlaces(images, folders(invocation, release, mistakes), files), mistakes);
    }

    private static SortedMap<String, String> files(
            Invocation invocation, Release release, List<String> artifacts, List<String> mistakes) {
        var files = new TreeMap<String, String>();
        var directory = invocation.surroundings().directory();
        artifacts.stream()
                .flatMap(text -> FileArtifact.parse(text, directory).stream())
                .forEach(file -> {
                    var component = component(release, ComponentKind.ARTIFACT, file.name());
                    if (component.isEmpty()) {
                        mistakes.add("--artifact: %s has no artifact of this name".formatted(release.name()));
                    } else if (file.file()
                            .digest()
                            .filter(it -> !it.equals(component.get().digest()))
                            .isPresent()) {
                        mistakes.add("--artifact %s: the release has another digest, %s"
                                .formatted(file.name(), component.get().digest()));
                    } else {
                        file.place(LedgerPlace.top(directory), mistakes::add)
                                .ifPresent(place -> files.put(file.name(), place));
                    }
                });
        return files;
    }

    private static SortedMap<String, PartPlaces.Folder> folders(
            Invocation invocation, Release release, List<String> mistakes) {
        var folders = new TreeMap<String, PartPlaces.Folder>();
        List<String> migrations = invocation.arguments().matchedOptionValue("--migrations", List.of());
        var directory = invocation.surroundings().directory();
        for (var text : migrations) {
            var match = MIGRATIONS.matcher(text);
            var tool = match.matches() ? MigrationTool.parse(match.group(2)) : Optional.<MigrationTool>empty();
            if (tool.isEmpty()) {
                mistakes.add("--migrations takes NAME=TOOL:FOLDER, as in db=flyway:sql");
            } else if (component(release, ComponentKind.MIGRATIONS, match.group(1))
                    .isEmpty()) {
                mistakes.add("--migrations: %s has no migrations of this name".formatted(release.name()));
            } else {
                PartPlaces.folder(LedgerPlace.top(directory), tool.get(), directory.resolve(match.group(3)))
                        .ifPresentOrElse(
                                it -> folders.put(match.group(1), it),
                                () -> mistakes.add("--migrations %s: a release names folders below %s"
                                        .formatted(match.group(1), LedgerPlace.top(directory))));
            }
        }
        return folders;
    }

    private static Optional<Component> component(Release release, ComponentKind kind, String name) {
        return release.components().stream()
                .filter(it -> it.kind() == kind && it.name().equals(name))
                .findFirst();
    }

    /// Whether a part was said to be where it was not said to be before.
    ///
    /// @param recorded where parts are, as the ledger has it
    boolean isNew(ComponentKind kind, String name, PartPlaces recorded) {
        return switch (kind) {
            case ARTIFACT ->
                differs(places.images(), recorded.images(), name) || differs(places.files(), recorded.files(), name);
            case MIGRATIONS -> differs(places.folders(), recorded.folders(), name);
            case CONFIG, DATA, FLAGS, MODULE -> false;
        };
    }

    private static <T> boolean differs(Map<String, T> given, Map<String, T> recorded, String name) {
        return given.containsKey(name) && !Objects.equals(given.get(name), recorded.get(name));
    }

    /// What is wrong with places that were said now: a part that is not there was not moved, and what was mistyped is
    /// not kept.
    ///
    /// @param recorded where parts are, as the ledger has it
    List<String> wrong(List<Looking.Fault> found, PartPlaces recorded) {
        return found.stream()
                .filter(it -> isNew(it.kind(), it.name(), recorded))
                .map(it -> "--%s %s: %s; nothing was recorded"
                        .formatted(
                                it.kind() == ComponentKind.ARTIFACT ? "artifact" : "migrations", it.name(), it.what()))
                .toList();
    }

    /// The mistakes, and what is to be said of parts that are nowhere.
    ///
    /// @param known where parts are, as far as it is known
    List<String> withUnplaced(PartPlaces known) {
        var all = new ArrayList<>(mistakes);
        for (var component : Looking.unplaced(release, known)) {
            all.add(
                    component.kind() == ComponentKind.ARTIFACT
                            ? "nobody has said where %1$s is; say it with --artifact %1$s=registry.example/… or =./FILE"
                                    .formatted(component.name())
                            : "nobody has said where the migrations %1$s are; say it with --migrations %1$s=TOOL:FOLDER"
                                    .formatted(component.name()));
        }
        tooMany(release).ifPresent(all::add);
        return all;
    }

    static Optional<String> tooMany(Release release) {
        var artifacts = release.components().stream()
                .filter(it -> it.kind() == ComponentKind.ARTIFACT)
                .map(Component::digest)
                .distinct()
                .count();
        return artifacts > Sightings.MOST_ARTIFACTS
                ? Optional.of("%d artifacts are more than can be said to be seen at once (%d)"
                        .formatted(artifacts, Sightings.MOST_ARTIFACTS))
                : Optional.empty();
    }
}
