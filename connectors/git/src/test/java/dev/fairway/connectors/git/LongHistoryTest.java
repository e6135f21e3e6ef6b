package dev.fairway.connectors.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long histories are walked at once, not in a while. A guard against mistakes of order, not a measurement.
class LongHistoryTest {

    private static final int COMMITS = 2_000;

    private static void build(Path folder) {
        var stream = new StringBuilder();
        for (var i = 0; i < COMMITS; i++) {
            var text = "timeout: %d\n".formatted(i);
            stream.append(
                    "commit refs/heads/main\ncommitter A <a@x> %d +0000\ndata 1\nx\n".formatted(1_600_000_000 + i));
            stream.append("M 100644 inline config/%s.yaml\n"
                    .formatted(List.of("dev", "stage", "prod").get(i % 3)));
            stream.append("data %d\n%s\n".formatted(text.length(), text));
            stream.append("M 100644 inline src/%d/%d.txt\ndata 1\n%d\n".formatted(i % 40, i % 1_000, i % 10));
        }
        SampleRepository.in(folder).git(stream.toString().getBytes(UTF_8), "fast-import", "--quiet");
    }

    private static void walk(History history) {
        var begun = Instant.now();
        var walk = history.mainline(List.of("config/prod.yaml"), new Limits(100_000, Duration.ofSeconds(20)));
        var blobs = walk.commits().stream()
                .flatMap(found -> found.changes().stream())
                .map(change -> change.newBlob());
        var read = new int[1];
        history.blobs()
                .read(
                        blobs.flatMap(id -> Optional.ofNullable(id).stream()).toList(),
                        100,
                        Duration.ofSeconds(20),
                        (_, it) -> {
                            if (it instanceof ReadResult.Content) {
                                read[0]++;
                            }
                        });

        assertThat(walk.commits()).hasSize(COMMITS / 3);
        assertThat(walk.examined()).isEqualTo(COMMITS);
        assertThat(read[0]).isEqualTo(COMMITS / 3);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void installedGitWalksThousandsOfCommitsInMoments(@TempDir Path temp) {
        build(temp.resolve("sample"));

        try (var workspace = GitConnector.open(temp.resolve("sample"))) {
            walk(workspace.history().orElseThrow());
        }
    }

    @Test
    void jgitDoesSoToo(@TempDir Path temp) {
        build(temp.resolve("sample"));

        try (var workspace = new JGitConformanceTest().open(temp.resolve("sample"))) {
            walk(workspace.history().orElseThrow());
        }
    }
}
