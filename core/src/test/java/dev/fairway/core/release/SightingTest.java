package dev.fairway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// When a release is more than a claim.
final class SightingTest {

    private static final String API = "sha256:" + "a".repeat(64);
    private static final String DB = "sha256:" + "b".repeat(64);

    private static final Release RELEASE = new Release(
            "payments",
            "1.4.2",
            List.of(
                    new Component(ComponentKind.ARTIFACT, "api", API),
                    new Component(ComponentKind.MIGRATIONS, "api", DB),
                    new Component(ComponentKind.CONFIG, "config/base.yaml", API)),
            Optional.empty(),
            Optional.empty());

    private static ReleaseState state(
            Map<String, String> artifacts, Map<String, String> migrations, String... missing) {
        var seenArtifacts = new TreeMap<String, SeenArtifact>();
        artifacts.forEach((name, digest) ->
                seenArtifacts.put(name, new SeenArtifact(SeenArtifact.Kind.MANIFEST, digest, List.of())));
        var seenMigrations = new TreeMap<String, SeenMigrations>();
        migrations.forEach((name, digest) -> seenMigrations.put(name, new SeenMigrations(2, digest)));
        return ReleaseState.of(RELEASE, Optional.of(new Sighting(seenArtifacts, seenMigrations, List.of(missing))));
    }

    @Test
    void whoeverSawAllOfItMakesItACandidate() {
        assertThat(state(Map.of("api", API), Map.of("api", DB))).isEqualTo(ReleaseState.CANDIDATE);
    }

    @Test
    void whatNobodyLookedAtIsUnverified() {
        assertThat(ReleaseState.of(RELEASE, Optional.empty())).isEqualTo(ReleaseState.UNVERIFIED);
    }

    @Test
    void aPartThatWasNotSeenOrIsAnotherLeavesItUnverified() {
        assertThat(state(Map.of(), Map.of("api", DB))).isEqualTo(ReleaseState.UNVERIFIED);
        assertThat(state(Map.of("api", API), Map.of())).isEqualTo(ReleaseState.UNVERIFIED);
        assertThat(state(Map.of("api", DB), Map.of("api", DB))).isEqualTo(ReleaseState.UNVERIFIED);
        assertThat(state(Map.of("api", API), Map.of("api", API))).isEqualTo(ReleaseState.UNVERIFIED);
    }

    @Test
    void aPartThatIsMissingLeavesItUnverified() {
        assertThat(state(Map.of("api", API), Map.of("api", DB), "api")).isEqualTo(ReleaseState.UNVERIFIED);
    }
}
