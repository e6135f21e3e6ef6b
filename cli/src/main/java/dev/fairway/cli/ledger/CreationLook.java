package dev.fairway.cli.ledger;

import dev.fairway.connector.ImageRegistries;
import dev.fairway.connector.ImageRegistries.Look;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.Release;
import dev.fairway.engine.release.Looking;
import dev.fairway.engine.release.MigrationLook;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.engine.release.RememberedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks into registries for `release create`, before anything is recorded.
sealed interface CreationLook {

    /// @param looked nothing where nobody was asked
    record Done(Release release, PartPlaces places, Optional<Looking.Looked> looked) implements CreationLook {

        /// The same for a release in the place of another one.
        ///
        /// @param id of the release that it replaces
        Done superseding(String id) {
            return new Done(release.superseding(id), places, looked);
        }
    }

    /// @param absent what is not there, or not as it was named
    /// @param unseen what nobody could see
    record Failed(List<String> absent, List<String> unseen) implements CreationLook {
        public Failed {
            absent = List.copyOf(absent);
            unseen = List.copyOf(unseen);
        }
    }

    /// @param top from which paths of files are meant
    static CreationLook of(
            ImageArguments images, ReleaseArguments.Reading.Read read, Supplier<ImageRegistries> registries, Path top) {
        var taken = images.takenPlaces(read.places().folders());
        var places = taken.or(read.places());
        if (!images.asksRegistries()) {
            return new Done(read.draft().with(List.of()), places, Optional.empty());
        }
        var asked = new RememberedImages(registries.get());
        var components = new ArrayList<Component>();
        var absent = new ArrayList<String>();
        var unseen = new ArrayList<String>();
        images.taken().forEach((name, image) -> {
            switch (asked.look(image)) {
                case Look.Seen(var artifact) ->
                    components.add(new Component(ComponentKind.ARTIFACT, name, artifact.of()));
                case Look.Absent(var why) -> absent.add(why);
                case Look.Unseen(var why) -> unseen.add(why);
            }
        });
        if (!absent.isEmpty() || !unseen.isEmpty()) {
            return new Failed(absent, unseen);
        }
        var release = read.draft().with(components);
        var where = images.verified() ? places : taken;
        var ground = new Looking.Ground(top, _ -> true);
        var looked = Looking.look(release, where, asked, MigrationLook.just(read.objects()), ground);
        // Where there is nothing to look for, nothing was seen.
        return looked.faults().isEmpty() && looked.unseen().isEmpty()
                ? new Done(release, places, Optional.of(looked).filter(_ -> release.canBeSeen()))
                : new Failed(looked.faults(), looked.unseen());
    }
}
