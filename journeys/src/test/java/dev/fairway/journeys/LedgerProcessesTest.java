package dev.fairway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger under several processes, and under processes that are killed: what was acknowledged is there, and the
/// log
/// is whole.
class LedgerProcessesTest {

    private static final String API = "api=example.org/api@sha256:" + "a".repeat(64);

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(folder.resolve("work"));
    }

    @Test
    void sixteenProcessesMakeTheStoreAtOnceAndLoseNothing() throws Exception {
        var processes = new ArrayList<Process>();
        for (var i = 0; i < 16; i++) {
            processes.add(create("1." + i));
        }
        for (var process : processes) {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(error(process)).isZero();
        }

        // One entry for who made it, and one for each release.
        assertThat(output("ledger", "verify")).contains("whole", "17 entries");
    }

    @Test
    void whatAKilledProcessHadAcknowledgedIsThere() throws Exception {
        assertThat(create("0").waitFor(1, TimeUnit.MINUTES)).isTrue();
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var acknowledged = new ArrayList<String>();
        for (var i = 1; i <= 12; i++) {
            var process = create("1." + i);
            if (process.waitFor(200 + random.nextInt(900), TimeUnit.MILLISECONDS)) {
                acknowledged.add("payments@1." + i);
            } else {
                process.destroyForcibly().waitFor();
            }
        }

        assertThat(output("ledger", "verify")).as("seed %d", seed).contains("whole");
        assertThat(output("release", "list")).as("seed %d", seed).contains(acknowledged);
        assertThat(create("2").waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output("release", "list")).contains("payments@2");
    }

    @Test
    void whoIsKilledWhileItWaitsHoldsUpNobody() throws Exception {
        assertThat(create("0").waitFor(1, TimeUnit.MINUTES)).isTrue();
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var processes = new ArrayList<Process>();
        for (var i = 0; i < 12; i++) {
            processes.add(create("1." + i));
        }
        for (var i = 0; i < 12; i += 2) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(600));
            processes.get(i).destroyForcibly().waitFor();
        }

        for (var i = 1; i < 12; i += 2) {
            assertThat(processes.get(i).waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(processes.get(i).exitValue())
                    .as("%s, seed %d", error(processes.get(i)), seed)
                    .isZero();
        }
        assertThat(output("ledger", "verify")).as("seed %d", seed).contains("whole");
    }

    private Process create(String version) throws IOException {
        return start("release", "create", "--app", "payments", "--version", version, "--artifact", API);
    }

    private String output(String... arguments) throws Exception {
        var process = start(arguments);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(out(process)) + error(process);
    }

    private String error(Process process) throws IOException {
        return Files.readString(folder.resolve("err-" + process.pid()));
    }

    private Path out(Process process) {
        return folder.resolve("out-" + process.pid());
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.fairway.cli.Main"));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(command)
                .directory(folder.resolve("work").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FAIRWAY_") || name.startsWith("XDG_"));
        builder.environment().remove("CI");
        builder.environment().put("HOME", folder.resolve("home").toString());
        var process = builder.start();
        Files.move(out, out(process));
        Files.move(err, folder.resolve("err-" + process.pid()));
        return process;
    }
}
