package dev.fairway.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every library is listed with its licence, and every licence is one that we may ship or test with.
final class LicenceTest {

    private static final Path LIST =
            Repository.ROOT.resolve("architecture/src/test/resources/dev/fairway/architecture/licences.txt");

    private static final Set<String> SHIPPED = Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause");
    private static final Set<String> ONLY_IN_TESTS = Set.of("EPL-2.0");

    private static final Pattern THE_RUNNERS = Pattern.compile("surefire.*|common-.*");

    @Test
    void everyLibraryOnTheClassPathIsListed() {
        var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(it -> it.endsWith(".jar") && !it.endsWith("-SNAPSHOT.jar"))
                .map(it -> artifact(Path.of(it)))
                .filter(it -> !THE_RUNNERS.matcher(it).matches())
                .toList();

        assertThat(libraries).contains("jspecify");
        assertThat(listed("product", "tests")).containsAll(libraries);
    }

    @Test
    void everyLibraryThatShipsIsListedAsShipping() throws IOException {
        var lib = Repository.ROOT.resolve("cli/target/lib");
        assumeTrue(Files.isDirectory(lib), "cli is not packaged yet");

        try (var jars = Files.list(lib)) {
            var libraries = jars.filter(it -> !it.toString().endsWith("-SNAPSHOT.jar"))
                    .map(LicenceTest::artifact)
                    .collect(toSet());
            assertThat(libraries).isEqualTo(listed("product").collect(toSet()));
        }
    }

    @Test
    void everyLicenceIsAllowed() {
        assertThat(lines()).allSatisfy(line -> {
            var shipped = SHIPPED.contains(line.get(2));
            assertThat(shipped || (line.getFirst().equals("tests") && ONLY_IN_TESTS.contains(line.get(2))))
                    .as(String.join(" ", line))
                    .isTrue();
        });
    }

    @Test
    void anArtifactIsToldFromItsVersion() {
        assertThat(artifact(Path.of("a/org.eclipse.jgit-7.8.1.2026-r.jar"))).isEqualTo("org.eclipse.jgit");
        assertThat(artifact(Path.of("a/junit-jupiter-api-6.1.3.jar"))).isEqualTo("junit-jupiter-api");
    }

    private static String artifact(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("-\\d.*", "");
    }

    private static Stream<String> listed(String... kinds) {
        return lines().stream()
                .filter(it -> List.of(kinds).contains(it.getFirst()))
                .map(it -> it.get(1));
    }

    private static List<List<String>> lines() {
        return Repository.text(LIST)
                .lines()
                .filter(it -> !it.startsWith("#"))
                .map(it -> List.of(it.split(" ")))
                .toList();
    }
}
