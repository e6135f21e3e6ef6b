package dev.fairway.engine.release;

import dev.fairway.connector.ImageRegistries;
import dev.fairway.connector.ImageRegistries.Look;
import dev.fairway.connector.ImageRegistries.TagLook;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.Release;
import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenMigrations;
import dev.fairway.core.release.Sighting;
import dev.fairway.ledger.fact.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Looks for the artifacts and migrations of a release where they are said to be.
public final class Looking {

    private final ImageRegistries registries;
    private final Migrations migrations;
    private final Path root;
    private final TreeMap<String, SeenArtifact> seenArtifacts = new TreeMap<>();
    private final TreeMap<String, SeenMigrations> seenMigrations = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<MovedTag> moved = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    private Looking(ImageRegistries registries, Migrations migrations, Path root) {
        this.root = root;
        this.registries = registries;
        this.migrations = migrations;
    }

    /// Where folders of migrations are read.
    public interface Migrations {
        /// @param wanted the digest that the release has
        Reading read(PartPlaces.Folder folder, Digest wanted);

        /// What came of it.
        sealed interface Reading {
            /// @param count of files
            /// @param of the digest of their list
            record Listed(long count, Digest of) implements Reading {}

            /// @param faults each with its place
            record Faulty(List<String> faults) implements Reading {}

            /// Nobody knows what is there.
            record Unseen(String why) implements Reading {}
        }
    }

    /// A tag that leads elsewhere than the release.
    ///
    /// @param now nothing where there is no such tag any more
    public record MovedTag(String component, ImageReference reference, String recorded, Optional<String> now) {}

    /// What came of looking.
    ///
    /// @param faults sentences about what is missing, and what tags lead to
    /// @param unseen why somebody could not see: where there is one, nothing of this is known for certain
    public record Looked(Sighting sighting, List<MovedTag> moved, List<String> faults, List<String> unseen) {
        public Looked {
            moved = List.copyOf(moved);
            faults = List.copyOf(faults);
            unseen = List.copyOf(unseen);
        }
    }

    /// The parts of which nobody knows where to look.
    public static List<Component> unplaced(Release release, PartPlaces places) {
        return release.components().stream()
                .filter(it -> switch (it.kind()) {
                    case ARTIFACT ->
                        !places.images().containsKey(it.name())
                                && !places.files().containsKey(it.name());
                    case MIGRATIONS -> !places.folders().containsKey(it.name());
                    case CONFIG, DATA, FLAGS, MODULE -> false;
                })
                .toList();
    }

    /// Looks for what the places name; all of a release where they name all of it.
    ///
    /// @param root from which paths of files are meant
    public static Looked look(
            Release release, PartPlaces places, ImageRegistries registries, Migrations migrations, Path root) {
        var looking = new Looking(registries, migrations, root);
        for (var component : release.components()) {
            var image = Optional.ofNullable(places.images().get(component.name()))
                    .filter(_ -> component.kind() == ComponentKind.ARTIFACT);
            image.ifPresent(it -> looking.image(component, it.withDigest(component.digest())));
            Optional.ofNullable(places.files().get(component.name()))
                    .filter(_ -> component.kind() == ComponentKind.ARTIFACT)
                    .ifPresent(it -> looking.file(component, it));
            Optional.ofNullable(places.folders().get(component.name()))
                    .filter(_ -> component.kind() == ComponentKind.MIGRATIONS)
                    .ifPresent(it -> looking.folder(component, it));
        }
        return new Looked(
                new Sighting(looking.seenArtifacts, looking.seenMigrations, looking.missing),
                looking.moved,
                looking.faults,
                looking.unseen);
    }

    private void image(Component component, ImageReference image) {
        switch (registries.look(image)) {
            case Look.Seen(var artifact) -> seenArtifacts.put(component.name(), artifact);
            case Look.Absent(var why) -> {
                missing.add(component.name());
                faults.add("%s is missing: %s".formatted(component.name(), why));
            }
            case Look.Unseen(var why) -> {
                unseen.add("%s: %s".formatted(component.name(), why));
                return;
            }
        }
        if (image.tag().isPresent()) {
            tag(component, image);
        }
    }

    private void tag(Component component, ImageReference image) {
        var tagged = "%s:%s".formatted(image.name(), image.tagOrDefault());
        switch (registries.tag(image)) {
            case TagLook.Leads(var digest) when digest.equals(component.digest()) -> {
                // As it was.
            }
            case TagLook.Leads(var digest) -> {
                moved.add(new MovedTag(component.name(), image, component.digest(), Optional.of(digest)));
                faults.add("the tag of %s was moved: %s leads to %s now, and the release has %s"
                        .formatted(component.name(), tagged, digest, component.digest()));
            }
            case TagLook.Gone() -> {
                moved.add(new MovedTag(component.name(), image, component.digest(), Optional.empty()));
                faults.add("the tag of %s is gone: there is no %s any more".formatted(component.name(), tagged));
            }
            case TagLook.Unseen(var why) -> unseen.add("%s: %s".formatted(component.name(), why));
        }
    }

    private void file(Component component, String path) {
        switch (ArtifactFile.look(root.resolve(path))) {
            case ArtifactFile.Look.Seen(var of)
            when of.text().equals(component.digest()) ->
                seenArtifacts.put(component.name(), new SeenArtifact(SeenArtifact.Kind.FILE, of.text(), List.of()));
            case ArtifactFile.Look.Seen _ -> {
                missing.add(component.name());
                faults.add("%s is missing: what is in %s now is not what the release has"
                        .formatted(component.name(), path));
            }
            case ArtifactFile.Look.Absent(var why) -> {
                missing.add(component.name());
                faults.add("%s is missing: %s: %s".formatted(component.name(), path, why));
            }
            case ArtifactFile.Look.Unseen(var why) -> unseen.add("%s: %s: %s".formatted(component.name(), path, why));
        }
    }

    private void folder(Component component, PartPlaces.Folder folder) {
        switch (migrations.read(folder, new Digest(component.digest()))) {
            case Migrations.Reading.Listed(var count, var of)
            when of.text().equals(component.digest()) ->
                seenMigrations.put(component.name(), new SeenMigrations(count, of.text()));
            case Migrations.Reading.Listed(var count, var _) -> {
                missing.add(component.name());
                faults.add("%s is missing: what lies in %s, %d files, is not what the release has"
                        .formatted(component.name(), folder.path(), count));
            }
            case Migrations.Reading.Faulty(var wrong) -> {
                missing.add(component.name());
                wrong.forEach(it -> faults.add("%s is missing: %s".formatted(component.name(), it)));
            }
            case Migrations.Reading.Unseen(var why) -> unseen.add("%s: %s".formatted(component.name(), why));
        }
    }
}
