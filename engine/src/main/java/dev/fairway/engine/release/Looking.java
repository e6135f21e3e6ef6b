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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Looks for the artifacts and migrations of a release where they are said to be.
public final class Looking {

    private final ImageRegistries registries;
    private final Migrations migrations;
    private final Ground ground;
    private final TreeMap<String, SeenArtifact> seenArtifacts = new TreeMap<>();
    private final TreeMap<String, SeenMigrations> seenMigrations = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<MovedTag> moved = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    private Looking(ImageRegistries registries, Migrations migrations, Ground ground) {
        this.ground = ground;
        this.registries = registries;
        this.migrations = migrations;
    }

    /// Where one stands: a relative path of a release leads somewhere else from another folder.
    ///
    /// @param root from which paths are meant
    /// @param isKnown whether it is certain that a part's path is meant from there
    public record Ground(Path root, Predicate<Component> isKnown) {

        /// Whether nobody can say from there that a part is gone.
        private boolean hides(Component component, String path) {
            return !Path.of(path).isAbsolute() && !Files.exists(root.resolve(path)) && !isKnown.test(component);
        }
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

    /// A part that is not where it is said to be, or that its tag does not lead to.
    ///
    /// @param what is there instead, or that nothing is
    /// @param sentence that tells it of a part that was there
    public record Fault(ComponentKind kind, String name, String what, String sentence) {

        private static Fault missing(Component component, String what) {
            return new Fault(
                    component.kind(), component.name(), what, "%s is missing: %s".formatted(component.name(), what));
        }
    }

    /// What came of looking.
    ///
    /// @param found what is missing, and what tags lead to
    /// @param unseen why somebody could not see: where there is one, nothing is known for certain of those parts
    public record Looked(Sighting sighting, List<MovedTag> moved, List<Fault> found, List<String> unseen) {
        public Looked {
            moved = List.copyOf(moved);
            found = List.copyOf(found);
            unseen = List.copyOf(unseen);
        }

        /// What was found, in sentences.
        public List<String> faults() {
            return found.stream().map(Fault::sentence).toList();
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
    /// A file or folder that is not there at all is missing only where one certainly stands where it was recorded.
    public static Looked look(
            Release release, PartPlaces places, ImageRegistries registries, Migrations migrations, Ground ground) {
        var looking = new Looking(registries, migrations, ground);
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
            case Look.Absent(var why) -> missing(component, why);
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
                faults.add(new Fault(
                        component.kind(),
                        component.name(),
                        "%s leads to %s, and the release has %s".formatted(tagged, digest, component.digest()),
                        "the tag of %s was moved: %s leads to %s now, and the release has %s"
                                .formatted(component.name(), tagged, digest, component.digest())));
            }
            case TagLook.Gone() -> {
                moved.add(new MovedTag(component.name(), image, component.digest(), Optional.empty()));
                faults.add(new Fault(
                        component.kind(),
                        component.name(),
                        "there is no %s".formatted(tagged),
                        "the tag of %s is gone: there is no %s any more".formatted(component.name(), tagged)));
            }
            case TagLook.Unseen(var why) -> unseen.add("%s: %s".formatted(component.name(), why));
        }
    }

    private void missing(Component component, String what) {
        missing.add(component.name());
        faults.add(Fault.missing(component, what));
    }

    private void file(Component component, String path) {
        switch (ArtifactFile.look(ground.root().resolve(path))) {
            case ArtifactFile.Look.Seen(var of)
            when of.text().equals(component.digest()) ->
                seenArtifacts.put(component.name(), new SeenArtifact(SeenArtifact.Kind.FILE, of.text(), List.of()));
            case ArtifactFile.Look.Seen _ ->
                missing(component, "what is in %s now is not what the release has".formatted(path));
            case ArtifactFile.Look.Absent _ when ground.hides(component, path) -> elsewhere(component, path);
            case ArtifactFile.Look.Absent(var why) -> missing(component, "%s: %s".formatted(path, why));
            case ArtifactFile.Look.Unseen(var why) -> unseen.add("%s: %s: %s".formatted(component.name(), path, why));
        }
    }

    private void folder(Component component, PartPlaces.Folder folder) {
        switch (migrations.read(folder, new Digest(component.digest()))) {
            case Migrations.Reading.Listed(var count, var of)
            when of.text().equals(component.digest()) ->
                seenMigrations.put(component.name(), new SeenMigrations(count, of.text()));
            case Migrations.Reading.Listed(var count, var _) ->
                missing(
                        component,
                        "what lies in %s, %d files, is not what the release has".formatted(folder.path(), count));
            case Migrations.Reading.Faulty _
            when ground.hides(component, folder.path()) -> elsewhere(component, folder.path());
            case Migrations.Reading.Faulty(var wrong) -> {
                missing.add(component.name());
                wrong.forEach(it -> faults.add(Fault.missing(component, it)));
            }
            case Migrations.Reading.Unseen(var why) -> unseen.add("%s: %s".formatted(component.name(), why));
        }
    }

    /// Nobody can say from here whether it is gone.
    private void elsewhere(Component component, String path) {
        unseen.add("%s: there is no %s in %s; if it is gone, say so by looking from the folder in which the release was"
                        .formatted(component.name(), path, ground.root())
                + " recorded, and if it is elsewhere now, say where");
    }
}
