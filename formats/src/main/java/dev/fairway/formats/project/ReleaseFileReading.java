package dev.fairway.formats.project;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.project.Mistake;
import dev.fairway.core.release.ReleaseFile;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What stands in the file of a release, and everything that is wrong with it.
///
/// @param refused keys that are there, with something that was not taken; all keys where the file is no document
public record ReleaseFileReading(ReleaseFile file, SortedSet<String> refused, List<Mistake> mistakes) {
    public ReleaseFileReading {
        requireNonNull(file, "file");
        refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
        mistakes = List.copyOf(mistakes);
    }
}
