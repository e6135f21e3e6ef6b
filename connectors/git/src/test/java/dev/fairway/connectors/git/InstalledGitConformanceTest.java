package dev.fairway.connectors.git;

import dev.fairway.connector.Workspace;
import dev.fairway.connector.testkit.HistoryConformance;
import dev.fairway.connector.testkit.HostileRepositoryConformance;
import dev.fairway.connector.testkit.RepositoryConformance;
import dev.fairway.connector.testkit.WorkingTreeConformance;
import java.nio.file.Path;

class InstalledGitConformanceTest
        implements HistoryConformance, RepositoryConformance, WorkingTreeConformance, HostileRepositoryConformance {

    @Override
    public Workspace open(Path folder) {
        return GitConnector.open(folder);
    }
}
