package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a first contract promises, on repositories of other people: it explains what is expected, and nothing else.
final class ContractsOfRealRepositoriesTest {

    private static final Pattern FINGERPRINT = Pattern.compile("\"fingerprint\": \"([0-9a-f]{16})\"");

    @TempDir
    private Path temp;

    static List<String> repositories() throws IOException {
        var folder = fixtures();
        if (folder.isEmpty()) {
            return List.of("");
        }
        try (var children = Files.list(folder.get())) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void firstContractExplainsWhatIsExpectedAndABaselineTheRest(String name) {
        assumeTrue(!name.isEmpty(), "FAIRWAY_FIXTURES names no folder");
        var console = Console.in(copy(fixtures().orElseThrow().resolve(name)));
        console.run("check", "--format", "json", "--output", "before.json.txt");
        if (console.err().contains("no environments")) {
            return;
        }

        assertThat(console.run("contract", "init")).as(console.err()).isEqualTo(Exit.CLEAN);
        console.run("check", "--format", "json", "--output", "after.json.txt");
        assertThat(fingerprints(console.read("after.json.txt")))
                .isEqualTo(fingerprints(console.read("before.json.txt")));

        assertThat(console.run("contract", "init", "--baseline")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).as(console.out()).isIn(Exit.CLEAN, Exit.UNSEEN);
        assertThat(console.out()).doesNotContain("Stale in the contract");
    }

    private static SortedSet<String> fingerprints(String json) {
        var all = new TreeSet<String>();
        FINGERPRINT.matcher(json).results().forEach(found -> all.add(found.group(1)));
        return all;
    }

    private static Optional<Path> fixtures() {
        return Optional.ofNullable(System.getenv("FAIRWAY_FIXTURES"))
                .map(folder -> Path.of(folder).resolve("repositories"))
                .filter(Files::isDirectory);
    }

    private Path copy(Path folder) {
        var target = temp.resolve("copy");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.toString().endsWith(".bundle")).forEach(file -> copy(folder, file, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    private static void copy(Path root, Path file, Path target) {
        try {
            var there = target.resolve(root.relativize(file).toString());
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(there);
            } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(file, there);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
