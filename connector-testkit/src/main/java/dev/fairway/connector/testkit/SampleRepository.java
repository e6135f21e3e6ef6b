package dev.fairway.connector.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A repository that a test builds with the real git, in a folder of its own. Each commit is an hour after the one
/// before it, so that ids and dates are the same in every run.
public final class SampleRepository {

    /// When the first commit is made.
    public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Path folder;
    private Instant now = START;
    private String author = "Ada";

    private SampleRepository(Path folder) {
        this.folder = folder;
    }

    /// An empty repository, whose branch is `main`.
    public static SampleRepository in(Path folder) {
        var sample = new SampleRepository(made(folder));
        sample.git("init", "--quiet", "--initial-branch=main");
        return sample;
    }

    /// A repository that some other command has already made.
    public static SampleRepository existing(Path folder) {
        return new SampleRepository(folder);
    }

    public Path folder() {
        return folder;
    }

    /// Who makes the commits from now on.
    public SampleRepository as(String name) {
        author = name;
        return this;
    }

    public SampleRepository write(String path, String text) {
        try {
            var file = folder.resolve(path);
            made(Optional.ofNullable(file.getParent()).orElse(folder));
            Files.write(file, text.getBytes(UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SampleRepository link(String path, String target) {
        try {
            Files.createSymbolicLink(folder.resolve(path), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SampleRepository delete(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Commits everything there is, and returns the commit's id.
    public String commit(String message) {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "--message", message);
        return tip();
    }

    /// Commits `good.yaml`, and beside it a file whose name is `bad`, the byte 255, `.yaml`.
    public void commitNameThatIsNoText() {
        var stream = """
            commit refs/heads/main
            committer A <a@example.com> 1700000000 +0000
            data 1
            x
            M 100644 inline "bad\\377.yaml"
            data 1
            x
            M 100644 inline good.yaml
            data 1
            x
            """;
        git(stream.getBytes(UTF_8), "fast-import", "--quiet");
    }

    public String tip() {
        return git("rev-parse", "HEAD");
    }

    /// Runs the work on a branch made at the tip, and joins it to the one that was checked out.
    public String merged(String branch, Runnable work) {
        git("checkout", "--quiet", "-b", branch);
        work.run();
        git("checkout", "--quiet", "-");
        now = now.plus(Duration.ofHours(1));
        git("merge", "--quiet", "--no-ff", "--message", "Merge " + branch, branch);
        return tip();
    }

    /// Runs git for what it does on the way, and does not mind how it ends.
    public void attempt(String... arguments) {
        try {
            git(arguments);
        } catch (IllegalStateException _) {
            // The caller looks at what is there afterwards.
        }
    }

    /// Runs git and returns what it printed, without the last line's end.
    public String git(String... arguments) {
        return git(new byte[0], arguments);
    }

    /// The same, with something to read.
    public String git(byte[] input, String... arguments) {
        if (arguments[0].equals("commit")) {
            now = now.plus(Duration.ofHours(1));
        }
        var command = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"));
        command.addAll(List.of("-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            surroundings(builder);
            var process = builder.start();
            try (var output = process.getOutputStream()) {
                output.write(input);
            }
            var text = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git %s: %s".formatted(String.join(" ", arguments), text));
            }
            return text.stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void surroundings(ProcessBuilder builder) {
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put(
                "GIT_CONFIG_GLOBAL",
                folder.resolveSibling("no-such-configuration").toString());
        environment.put("HOME", folder.resolveSibling("no-such-home").toString());
        environment.put("GIT_AUTHOR_NAME", author);
        environment.put("GIT_AUTHOR_EMAIL", author.toLowerCase(java.util.Locale.ROOT) + "@example.com");
        environment.put("GIT_AUTHOR_DATE", now.getEpochSecond() + " +0000");
        environment.put("GIT_COMMITTER_NAME", "Committer");
        environment.put("GIT_COMMITTER_EMAIL", "committer@example.com");
        environment.put("GIT_COMMITTER_DATE", now.getEpochSecond() + " +0000");
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
