package dev.fairway.connectors.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.Limits;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.Walk;
import dev.fairway.connector.Workspace;
import dev.fairway.connector.testkit.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both readers tell the same of real repositories, where the folder that FAIRWAY_FIXTURES names holds some.
class RealRepositoriesTest {

    private static final Limits ALL = new Limits(1_000_000, Duration.ofMinutes(2));

    private static List<Path> bundles() throws IOException {
        var fixtures = System.getenv("FAIRWAY_FIXTURES");
        assumeTrue(fixtures != null, "FAIRWAY_FIXTURES names no folder");
        try (var files = Files.find(Path.of(fixtures), 3, (file, _) -> file.endsWith("history.bundle"))) {
            return files.sorted().toList();
        }
    }

    private static void same(Path folder) {
        try (var installed = GitConnector.open(folder);
                var jgit = new JGitConformanceTest().open(folder)) {
            var paths = paths(installed);
            assertThat(jgit.tree().list()).isEqualTo(installed.tree().list());
            var first = installed.history().orElseThrow();
            var second = jgit.history().orElseThrow();
            assertThat(second.head()).isEqualTo(first.head());
            assertThat(second.headBlobs()).isEqualTo(first.headBlobs());
            assertThat(second.branches()).isEqualTo(first.branches());
            var walk = first.mainline(paths, ALL);
            assertThat(told(second.mainline(paths, ALL), paths)).isEqualTo(told(walk, paths));
            for (var found : walk.commits()) {
                if (found.commit().merge()) {
                    var changed = found.changes().stream().map(PathChange::path).toList();
                    var id = found.commit().id();
                    assertThat(second.within(id, changed, ALL)).isEqualTo(first.within(id, changed, ALL));
                }
            }
        }
    }

    /// Every content that today's paths ever had. Which file a renamed one was before is a guess by likeness, and the
    /// two guess otherwise where several files are equally alike.
    private static List<String> told(Walk walk, List<String> paths) {
        return walk.commits().stream()
                .flatMap(found -> found.changes().stream()
                        .filter(change -> paths.contains(change.path()))
                        .map(change -> found.commit().id() + " " + change.path() + " " + change.newBlob()))
                .toList();
    }

    private static List<String> paths(Workspace workspace) {
        return workspace.tree().list().files().stream().map(FileEntry::path).toList();
    }

    @Test
    void bothReadersTellTheSame(@TempDir Path temp) throws IOException {
        for (var bundle : bundles()) {
            var name = bundle.getName(bundle.getNameCount() - 2).toString();
            SampleRepository.in(temp.resolve("start")).git("clone", "--quiet", bundle.toString(), "../" + name);
            same(temp.resolve(name));
        }
    }
}
