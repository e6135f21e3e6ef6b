package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Repositories put together by chance: whatever lies in them, the answer is sound.
final class RandomRepositoriesTest {

    private static final List<String> PARTS = List.of(
            "dev",
            "prod",
            "production",
            "staging",
            "stage",
            "test",
            "eu",
            "us",
            "values",
            "base",
            "app",
            "x",
            "environments",
            "overlays",
            "1",
            "local",
            "{env}",
            "",
            "é",
            "shop",
            "shop-test");
    private static final List<String> ENDS = List.of(
            ".yaml",
            ".yml",
            ".json",
            ".tfvars",
            ".env",
            "",
            ".tf",
            "/kustomization.yaml",
            "/Chart.yaml",
            ".properties");
    private static final List<String> GAPS = List.of("/", "-", "_", ".", "/", "/");

    @Test
    void noRepositoryIsTooOddAndNoPathIsInTwoUnits() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var files = new LinkedHashMap<String, String>();
            for (var i = 0; i < 60; i++) {
                files.put(path(random), "");
            }

            var found = Found.in(files);

            var claimed = new ArrayList<String>();
            found.families().stream()
                    .flatMap(family -> family.units().stream())
                    .filter(unit -> unit.layout() != Layout.SPRING)
                    .forEach(unit -> claimed.addAll(unit.files().values()));
            assertThat(claimed).as("seed " + seed).doesNotHaveDuplicates();
            for (var family : found.families()) {
                assertThat(found.route().names()).as("seed " + seed).containsAll(family.environments());
            }
        }
    }

    @Test
    void orderOfThePathsDoesNotMatter() {
        for (var seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var paths = new ArrayList<String>();
            for (var i = 0; i < 60; i++) {
                paths.add(path(random));
            }
            var before = Found.in(paths.toArray(String[]::new));
            Collections.shuffle(paths, random);

            assertThat(Found.in(paths.toArray(String[]::new)))
                    .as("seed " + seed)
                    .isEqualTo(before);
        }
    }

    private static String path(Random random) {
        var path = new StringBuilder();
        var parts = 1 + random.nextInt(5);
        for (var i = 0; i < parts; i++) {
            path.append(i == 0 ? "" : GAPS.get(random.nextInt(GAPS.size())))
                    .append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return path.append(ENDS.get(random.nextInt(ENDS.size()))).toString();
    }
}
