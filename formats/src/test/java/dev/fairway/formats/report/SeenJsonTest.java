package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenMigrations;
import dev.fairway.core.release.SeenPlatform;
import dev.fairway.core.release.Sighting;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What `release verify` answers holds to its schema.
final class SeenJsonTest {

    private static final String DIGEST = "sha256:" + "a1".repeat(32);

    @Test
    void whatWasSeenHoldsToThePublishedSchema() {
        var platform = new SeenPlatform(
                Optional.of("linux"), Optional.of("arm64"), Optional.of("v8"), DIGEST, Optional.of(DIGEST));
        var bare = new SeenPlatform(Optional.empty(), Optional.empty(), Optional.empty(), DIGEST, Optional.empty());
        var sighting = new Sighting(
                new TreeMap<>(Map.of(
                        "api", new SeenArtifact(SeenArtifact.Kind.INDEX, DIGEST, List.of(platform, bare)),
                        "web", new SeenArtifact(SeenArtifact.Kind.MANIFEST, DIGEST, List.of()))),
                new TreeMap<>(Map.of("db", new SeenMigrations(11, DIGEST))),
                List.of("worker"));
        var moved = List.of(
                new SeenJson.Moved("api", "registry.example/api:1", DIGEST, Optional.of(DIGEST)),
                new SeenJson.Moved("web", "registry.example/web:1", DIGEST, Optional.empty()));

        var json = written(new SeenJson.Seen(
                DIGEST,
                "payments@1.4.2",
                "unverified",
                sighting,
                moved,
                List.of("worker is missing"),
                List.of(),
                true,
                Optional.of(new SeenJson.Entry(7, Instant.parse("2026-11-28T10:00:00.100Z")))));

        assertThat(SchemaCheck.faults("release-commands", json)).isEmpty();
        assertThat(SchemaCheck.faults("release-commands", json.replace("unverified", "promoted")))
                .isNotEmpty();
    }

    @Test
    void whatWasNotSeenHasNoEntry() {
        var nothing = new Sighting(new TreeMap<>(), new TreeMap<>(), List.of());

        var json = written(new SeenJson.Seen(
                DIGEST,
                "payments@1.4.2",
                "candidate",
                nothing,
                List.of(),
                List.of(),
                List.of("registry.example cannot be reached"),
                false,
                Optional.empty()));

        assertThat(SchemaCheck.faults("release-commands", json)).isEmpty();
        assertThat(json).contains("\"entry\": null", "\"recorded\": false");
    }

    private static String written(SeenJson.Seen seen) {
        var out = new ByteArrayOutputStream();
        SeenJson.write(seen, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
