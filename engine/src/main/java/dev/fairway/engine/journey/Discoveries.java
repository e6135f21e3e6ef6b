package dev.fairway.engine.journey;

import dev.fairway.connector.Workspace;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.engine.read.Means;
import java.util.Optional;

/// Tells what is recognised in a folder, without comparing anything.
public final class Discoveries {

    private Discoveries() {}

    public static Discovered of(Workspace workspace, Optional<ProjectFile> declared, Options options, Means means) {
        return Ground.of(workspace.tree(), declared, options, means).discovered();
    }
}
