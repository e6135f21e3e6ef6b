package dev.fairway.engine.release;

import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenPlatform;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.proved.Proved;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The manifests of single platforms that somebody has seen in artifacts of a release which are lists of such.
/// Builders attest to each of them, and not to the list; what proves something of one platform proves nothing of
/// the others.
final class SeenPlatforms {

    private final SortedMap<Digest, One> platforms;

    private SeenPlatforms(SortedMap<Digest, One> platforms) {
        this.platforms = Collections.unmodifiableSortedMap(platforms);
    }

    private record One(Component artifact, SeenPlatform platform) {

        Subject subject() {
            var name = platform.name();
            return new Subject(
                    name.isEmpty() ? artifact.name() : "%s (%s)".formatted(artifact.name(), name),
                    new Digest(platform.manifest()));
        }
    }

    static SeenPlatforms of(Proved log, Releases.Recorded release) {
        var platforms = new TreeMap<Digest, One>();
        Sightings.all(log, release)
                .map(Sightings.Held::sighting)
                .forEach(sighting -> release.release().components().stream()
                        .filter(part -> part.kind() == ComponentKind.ARTIFACT)
                        .forEach(part -> add(part, sighting.artifacts().get(part.name()), platforms)));
        return new SeenPlatforms(platforms);
    }

    private static void add(Component part, @Nullable SeenArtifact seen, SortedMap<Digest, One> platforms) {
        if (seen != null && seen.kind() == SeenArtifact.Kind.INDEX && seen.of().equals(part.digest())) {
            seen.platforms()
                    .forEach(platform ->
                            platforms.putIfAbsent(new Digest(platform.manifest()), new One(part, platform)));
        }
    }

    /// Their digests.
    Stream<Digest> digests() {
        return platforms.keySet().stream();
    }

    /// Those of one artifact of which a file speaks, or of any.
    List<Subject> spokenOf(EvidenceSummary summary, Optional<String> artifact) {
        return summary.subjects().stream()
                .flatMap(digest -> Stream.ofNullable(platforms.get(new Digest(digest.text()))))
                .filter(one -> artifact.isEmpty()
                        || artifact.get().equals(one.artifact().name()))
                .map(One::subject)
                .toList();
    }
}
