package dev.fairway.formats.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Configuration of real repositories, where FAIRWAY_FIXTURES names the folder that holds them.
@EnabledIfEnvironmentVariable(named = "FAIRWAY_FIXTURES", matches = ".+")
final class FixturesTest {

    /// Broken on purpose, links kept as files, and a chart whose templates insert what nobody can read.
    private static final Pattern UNREADABLE = Pattern.compile(".*(?:invalid|symlink|guestbook/templates/).*");

    @Test
    void realConfigurationIsReadWithoutProblem() throws IOException {
        var problems = new ArrayList<String>();
        var root = Path.of(System.getenv("FAIRWAY_FIXTURES"), "repositories");
        for (var file : files(root)) {
            var path = root.relativize(file).toString().replace('\\', '/');
            if (DocumentReader.readable(path) && !UNREADABLE.matcher(path).matches()) {
                var reading = DocumentReader.read(Source.of(path), Files.readAllBytes(file), Sample.SEALING);
                reading.problems().stream()
                        .filter(ReadProblem::fatal)
                        .forEach(problem -> problems.add(problem.toString()));
            }
        }
        assertThat(problems).isEmpty();
    }

    private static List<Path> files(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
