package dev.fairway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Leaves;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcutTest {

    private static final List<String> FILES = List.of("base.yaml", "dev.yaml", "prod.yaml");
    private static final Sealing SEALING = Sealing.withKey(new byte[32]);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyHistoryIsToldAsIfEveryVersionHadBeenRead(long seed) {
        for (var round = 0; round < 60; round++) {
            var history = new RandomHistory(seed * 1000 + round, FILES, 40);
            var request = request(history, new Random(seed * 1000 + round));

            var quick = replay(request, history, false);
            var thorough = replay(request, history, true);

            assertThat(quick.pasts()).as("seed %d, round %d", seed, round).isEqualTo(thorough.pasts());
        }
    }

    private static Answer replay(Replay.Request request, RandomHistory history, boolean thorough) {
        var steps = history.steps();
        return Replay.replay(
                request,
                steps.of(request.files()),
                steps.complete(),
                history,
                SEALING,
                Duration.ofMinutes(1),
                thorough);
    }

    /// Asks about some of all that is there today.
    private static Replay.Request request(RandomHistory history, Random random) {
        var unit = new Unit(
                "{env}.yaml",
                Layout.PLAIN,
                new LinkedHashMap<>(Map.of("dev", "dev.yaml", "prod", "prod.yaml")),
                List.of("base.yaml"),
                new LinkedHashMap<>(),
                "");
        var route = new Route(List.of(
                List.of(new Environment("dev", List.of(), Tier.DEV)),
                List.of(new Environment("prod", List.of(), Tier.PROD))));
        var family = new Family(
                "", "{env}.yaml", Layout.PLAIN, List.of("dev", "prod"), new LinkedHashMap<>(), List.of(unit), false);
        var documents = new Today(history);
        var today = new LinkedHashMap<String, Statement>();
        var questions = new ArrayList<Question>();
        for (var environment : family.environments()) {
            UnitReader.read(unit, environment, documents).ifPresent(statement -> {
                today.put(environment, statement);
                statement
                        .resources()
                        .forEach((resource, node) -> Leaves.all(node)
                                .sequencedKeySet()
                                .forEach(path -> questions.add(new Question(resource, path))));
            });
        }
        Collections.shuffle(questions, random);
        var asked = new LinkedHashSet<>(questions.subList(0, Math.min(4, questions.size())));
        return new Replay.Request(
                unit, FamilyScope.of(family, route), Set.copyOf(FILES), asked, today, documents, Instant.EPOCH);
    }

    /// The files as the last commit left them.
    private record Today(RandomHistory history) implements Documents {

        @Override
        public Optional<Reading> read(String path, boolean base) {
            return Optional.of(DocumentReader.read(new Source(path, base, false), history.content(path), SEALING));
        }

        @Override
        public Optional<byte[]> bytes(String path) {
            return Optional.of(history.content(path));
        }

        @Override
        public Optional<String> blob(String path) {
            return Optional.ofNullable(history.headBlobs().get(path));
        }

        @Override
        public Optional<EffectiveKustomize.Effective> overlay(String folder) {
            return Optional.empty();
        }

        @Override
        public Node expanded(Node document) {
            return document;
        }

        @Override
        public SortedSet<String> below(String folder) {
            return new TreeSet<>(FILES);
        }
    }
}
