package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.SeenArtifact;

/// Registries of images, as they answer today. Nothing is changed in them.
///
/// What is answered is a value and never an exception; its sentences name the image and no secret.
public interface ImageRegistries {

    /// Looks for an image and all of its platforms: by its digest where the reference has one, else by its tag.
    /// What is told as seen was received, and has the digests that are told.
    Look look(ImageReference image);

    /// Which digest the tag of a reference stands for now.
    TagLook tag(ImageReference image);

    /// What came of looking for an image.
    sealed interface Look {

        record Seen(SeenArtifact artifact) implements Look {
            public Seen {
                requireNonNull(artifact, "artifact");
            }
        }

        /// The registry answers that it has no such image, or not all of it.
        record Absent(String why) implements Look {}

        /// Nobody knows whether it is there.
        record Unseen(String why) implements Look {}
    }

    /// What came of looking at a tag.
    sealed interface TagLook {

        record Leads(String digest) implements TagLook {}

        /// The registry answers that it has no such tag.
        record Gone() implements TagLook {}

        /// Nobody knows where it leads.
        record Unseen(String why) implements TagLook {}
    }
}
