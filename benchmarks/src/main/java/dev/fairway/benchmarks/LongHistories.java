package dev.fairway.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes repositories with many commits, each of which changes one line of one file.
final class LongHistories {

    private static final List<String> ENVIRONMENTS = List.of("dev", "stage", "prod");
    private static final long FIRST_COMMIT = 1_600_000_000L;
    private static final int SECONDS_BETWEEN = 3600;

    private final Random random;
    private final int commits;
    private final List<Setting> settings = new ArrayList<>();

    /// One line of the files, with what each environment holds there.
    private static final class Setting {
        private final String name;
        private final int[] values;

        Setting(String name, int value) {
            this.name = name;
            this.values = new int[] {value, value, value};
        }
    }

    LongHistories(long seed, int commits) {
        this.random = new Random(seed);
        this.commits = commits;
    }

    /// A configuration file per environment with so many settings. A change is made in dev, then carried to stage and
    /// to prod; one in fifty never is.
    void make(Path folder, int lines) {
        for (var i = 0; i < lines; i++) {
            settings.add(new Setting("%s_%04d".formatted(NOUNS.get(i % NOUNS.size()), i), random.nextInt(10_000)));
        }
        Programs.run(folder, List.of("git", "init", "-q", "-b", "main"));
        Programs.feed(folder, List.of("git", "fast-import", "--quiet", "--depth=50"), this::commits);
        Programs.run(folder, List.of("git", "reset", "-q", "--hard"));
    }

    private void commits(OutputStream stream) {
        try (var out = new BufferedOutputStream(stream, 1 << 16)) {
            commit(out, 0, ENVIRONMENTS);
            Setting travelling = null;
            for (int number = 1, stage = 0; number < commits; number++) {
                if (travelling == null) {
                    travelling = settings.get(random.nextInt(settings.size()));
                    travelling.values[0] = random.nextInt(10_000);
                    stage = 0;
                } else {
                    travelling.values[++stage] = travelling.values[0];
                }
                commit(out, number, List.of(ENVIRONMENTS.get(stage)));
                if (stage == 2 || random.nextInt(100) == 0) {
                    travelling = null;
                }
            }
            out.write("done\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void commit(OutputStream out, int number, List<String> environments) throws IOException {
        var time = FIRST_COMMIT + (long) number * SECONDS_BETWEEN;
        var message = "Change " + number;
        line(out, "commit refs/heads/main");
        line(out, "committer Person %d <person%d@example.com> %d +0000".formatted(number % 7, number % 7, time));
        line(out, "data " + message.length() + "\n" + message);
        for (var environment : environments) {
            var content = content(ENVIRONMENTS.indexOf(environment));
            line(out, "M 100644 inline config/" + environment + ".yaml");
            line(out, "data " + content.length);
            out.write(content);
            out.write('\n');
        }
    }

    private byte[] content(int environment) {
        var text = new StringBuilder(settings.size() * 32);
        for (var i = 0; i < settings.size(); i++) {
            if (i % 20 == 0) {
                text.append("section_%03d:\n".formatted(i / 20));
            }
            text.append("  ")
                    .append(settings.get(i).name)
                    .append(": ")
                    .append(settings.get(i).values[environment])
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static final List<String> NOUNS = List.of(
            "request_timeout_ms",
            "pool_size",
            "cache_seconds",
            "retry_limit",
            "batch_size",
            "queue_depth",
            "poll_interval");
}
