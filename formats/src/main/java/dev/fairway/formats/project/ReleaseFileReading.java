package dev.fairway.formats.project;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.project.Mistake;
import dev.fairway.core.release.ReleaseFile;
import java.util.List;

/// What stands in the file of a release, and everything that is wrong with it.
public record ReleaseFileReading(ReleaseFile file, List<Mistake> mistakes) {
    public ReleaseFileReading {
        requireNonNull(file, "file");
        mistakes = List.copyOf(mistakes);
    }
}
