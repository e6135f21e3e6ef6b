package dev.fairway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Types what the README shows, on its day and at its width, and expects to read what it shows, word for word.
/// `-Dupdate` rewrites the README.
final class TourTest {

    private static final Path README = Path.of(System.getProperty("basedir", "."), "../README.md");
    private static final int COLUMNS = 88;
    private static final String BEGIN = "```console\n";
    private static final String END = "```\n";
    private static final Pattern DEMO = Pattern.compile("\\S*/fairway-demo-\\w+");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    private String demo = "";
    private Exit last = Exit.CLEAN;

    @Test
    void theReadmeShowsWhatIsReallySaid() throws Exception {
        var readme = Files.readString(README);
        var typed = new StringBuilder();
        var rest = readme;
        for (var begin = rest.indexOf(BEGIN); begin >= 0; begin = rest.indexOf(BEGIN)) {
            var from = begin + BEGIN.length();
            var to = rest.indexOf(END, from);
            typed.append(rest, 0, from);
            for (var line : rest.substring(from, to).lines().toList()) {
                if (line.startsWith("$ ")) {
                    typed.append(line).append('\n').append(answer(line.substring(2)));
                }
            }
            rest = rest.substring(to);
        }
        typed.append(rest);

        if (System.getProperty("update") != null) {
            Files.writeString(README, typed);
            readme = typed.toString();
        }
        assertThat(typed.toString()).as("README.md (-Dupdate rewrites it)").isEqualTo(readme);
    }

    private String answer(String line) throws Exception {
        var words = words(line);
        return switch (words.getFirst()) {
            case "fairway" -> fairway(words.subList(1, words.size()));
            case "cd" -> cd(words.getLast());
            case "cat" -> Files.readString(folder.resolve(words.getLast()));
            case "tail" -> tail(Integer.parseInt(words.get(2)), words.getLast());
            case "echo" -> last.code() + "\n";
            default -> shell(line);
        };
    }

    private String fairway(List<String> arguments) {
        var console = Console.in(folder).wide(COLUMNS);
        last = console.run(arguments.toArray(String[]::new));
        var out = console.out();
        var made = DEMO.matcher(out);
        if (made.find()) {
            demo = made.group();
        }
        return console.err() + DEMO.matcher(out).replaceAll("/tmp/fairway-demo-…");
    }

    private String cd(String shown) {
        folder = Path.of(shown.replace("/tmp/fairway-demo-…", demo));
        return "";
    }

    private String tail(int count, String file) throws IOException {
        var lines = Files.readAllLines(folder.resolve(file));
        return String.join("\n", lines.subList(lines.size() - count, lines.size())) + "\n";
    }

    private String shell(String line) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", line).directory(folder.toFile());
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Kim Berg",
                        "GIT_AUTHOR_EMAIL", "kim@example.com",
                        "GIT_AUTHOR_DATE", Console.TODAY.toString(),
                        "GIT_COMMITTER_NAME", "Kim Berg",
                        "GIT_COMMITTER_EMAIL", "kim@example.com",
                        "GIT_COMMITTER_DATE", Console.TODAY.toString()));
        var process = builder.redirectErrorStream(true).start();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assumeTrue(process.waitFor() != 127, "no git on the PATH");
        return out;
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        for (var match = WORD.matcher(line); match.find(); ) {
            words.add(line.substring(match.start(), match.end()).replaceAll("^[\"']|[\"']$", ""));
        }
        return words;
    }
}
