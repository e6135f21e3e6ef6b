package dev.fairway.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger on a disk that keeps nothing but what was synced, when the power is cut: whatever was acknowledged is
/// there, with the log's key and its mark, and whenever the cut comes, the next command goes on.
class PowerCutTest {

    private static final String API = "api=example.org/api@sha256:" + "a".repeat(64);
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    /// The disk that is looked at.
    private Path disk = Path.of("");

    /// A command that ran.
    private record Ran(int exit, String out, String err, List<String> trace, Path output) {}

    @BeforeEach
    void aTracer() throws IOException {
        var installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "strace")));
        assumeTrue(installed, "no strace on the PATH; dev/install-tools installs it");
        disk = Files.createDirectory(folder.resolve("disk")).toRealPath();
    }

    @Test
    void whatWasAcknowledgedOutlivesAPowerCut() throws Exception {
        for (var version : List.of("1", "2")) {
            var before = copy(disk, "before-" + version);
            var ran = traced(create(version));
            assertThat(ran.exit).as(ran.err).isZero();

            var unsynced = image(play(before, ran, 0), "unsynced-" + version);
            assertThat(run(unsynced, "release", "list").out).doesNotContain("payments@" + version);
            var kept = image(play(before, ran, ALL), "kept-" + version);

            var verified = run(kept, "ledger", "verify");
            assertThat(verified.out + verified.err).contains("whole");
            assertThat(run(kept, "release", "list").out).contains("payments@" + version);
        }
    }

    @Test
    void aPowerCutAtAnyMomentLeavesALedgerThatGoesOn() throws Exception {
        for (var version : List.of("1", "2")) {
            var before = copy(disk, "before-" + version);
            var ran = traced(create(version));
            assertThat(ran.exit).as(ran.err).isZero();

            for (var syncs = 0; ; syncs++) {
                var played = play(before, ran, syncs);
                if (played.syncs() < syncs) {
                    // The cut comes after the last one.
                    assertThat(syncs).isGreaterThan(2);
                    break;
                }
                var kept = image(played, "cut-" + version + "-" + syncs);
                var again = run(kept, create(version));
                assertThat(again.exit)
                        .as("power cut after %d syncs of %s: %s", syncs, version, again.err)
                        .isZero();
                var verified = run(kept, "ledger", "verify");
                assertThat(verified.out + verified.err)
                        .as("power cut after %d syncs", syncs)
                        .contains("whole");
            }
        }
    }

    private static String[] create(String version) {
        return new String[] {"release", "create", "--app", "payments", "--version", version, "--artifact", API};
    }

    /// Plays what a command did up to its answer.
    private DroppingDisk play(Path before, Ran ran, int syncs) throws IOException {
        // Paths in the trace are those of the disk; before the command it held what was put aside.
        var played = new DroppingDisk(disk, before, syncs);
        assertThat(played.until(ran.trace, ran.output)).as("an answer").isTrue();
        return played;
    }

    private Path image(DroppingDisk played, String name) throws IOException {
        var image = Files.createDirectory(folder.resolve(name));
        played.image(image);
        return image;
    }

    private Path copy(Path from, String name) throws IOException {
        var to = folder.resolve(name);
        try (var all = Files.walk(from)) {
            for (var path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
        return to;
    }

    private Ran traced(String... arguments) throws Exception {
        var trace = Files.createTempFile(folder, "trace", "");
        var tracer = new ArrayList<>(DroppingDisk.STRACE);
        tracer.addAll(List.of("-o", trace.toString()));
        var ran = run(disk, tracer, arguments);
        return new Ran(ran.exit, ran.out, ran.err, Files.readAllLines(trace), ran.output);
    }

    private Ran run(Path on, String... arguments) throws Exception {
        return run(on, List.of(), arguments);
    }

    private Ran run(Path on, List<String> before, String... arguments) throws Exception {
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.fairway.cli.Main"));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(folder, "out", "").toRealPath();
        var err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("FAIRWAY_") || name.startsWith("XDG_"));
        environment.remove("CI");
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("FAIRWAY_STORE", on.resolve("store").toString());
        environment.put("XDG_CONFIG_HOME", on.resolve("config").toString());
        environment.put("XDG_STATE_HOME", on.resolve("state").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        var process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("no answer within two minutes");
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err), List.of(), out);
    }
}
