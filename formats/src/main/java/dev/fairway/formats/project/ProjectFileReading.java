package dev.fairway.formats.project;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.project.Mistake;
import dev.fairway.core.project.ProjectFile;
import java.util.List;

/// `fairway.yaml` as it was understood.
///
/// @param project what could be read of it
/// @param mistakes all of them, in the order of the file; with any of them the project must not be relied on
public record ProjectFileReading(ProjectFile project, List<Mistake> mistakes) {
    public ProjectFileReading {
        requireNonNull(project, "project");
        mistakes = List.copyOf(mistakes);
    }
}
