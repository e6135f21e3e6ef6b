package dev.fairway.connectors.git;

import dev.fairway.connector.Workspace;
import dev.fairway.connector.testkit.HistoryConformance;
import dev.fairway.connector.testkit.HostileRepositoryConformance;
import dev.fairway.connector.testkit.RepositoryConformance;
import dev.fairway.connector.testkit.WorkingTreeConformance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

class JGitConformanceTest
        implements HistoryConformance, RepositoryConformance, WorkingTreeConformance, HostileRepositoryConformance {

    @Override
    public Workspace open(Path folder) {
        try {
            var real = folder.toRealPath();
            var repository = (GitLocation.Repository) GitLocation.around(real);
            return GitConnector.open(real, repository, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
