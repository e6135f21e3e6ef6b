package dev.fairway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger under several processes, and under processes that are killed: what was acknowledged is there, and the
/// log is whole.
class LedgerProcessesTest {

    private static final String API = "api=example.org/api@sha256:" + "a".repeat(64);

    /// No file grows beyond two megabytes.
    private static final List<String> LIMITED = List.of("bash", "-c", "ulimit -f 2000; exec \"$@\"", "limited");

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

    /// As on a disk without room for a large file, which may have it for a small one.
    @Test
    void whatWaitsBehindWhatHasNoRoomIsRecorded() throws Exception {
        assertThat(create("1").waitFor(1, TimeUnit.MINUTES)).isTrue();
        spool(List.of(3_000_000, 10, 4_000_000, 20));
        var flush = List.of("evidence", "spool", "flush", "--format", "json");

        var limited = start(LIMITED, flush);

        assertThat(limited.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(limited.exitValue()).as(error(limited)).isEqualTo(3);
        assertThat(output("ledger", "show", "--type", "evidence").lines()).hasSize(2);
        assertThat(Files.readString(out(limited)).split("the store's disk failed", -1))
                .hasSize(1 + 2);
        assertThat(start(List.of(), flush).waitFor()).isZero();
        assertThat(output("ledger", "show", "--type", "evidence").lines()).hasSize(4);
    }

    @Test
    void whatFlushesThatAreKilledLeaveIsRecordedOnce() throws Exception {
        assertThat(create("1").waitFor(1, TimeUnit.MINUTES)).isTrue();
        spool(List.of(1, 2, 3, 4, 5, 6));
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var i = 0; i < 4; i++) {
            var flush = start("evidence", "spool", "flush");
            if (!flush.waitFor(400 + random.nextInt(900), TimeUnit.MILLISECONDS)) {
                flush.destroyForcibly().waitFor();
            }
        }

        assertThat(start("evidence", "spool", "flush").waitFor()).isZero();
        assertThat(output("ledger", "show", "--type", "evidence").lines())
                .as("seed %d", seed)
                .hasSize(6);
        assertThat(output("evidence", "spool", "list")).as("seed %d", seed).contains("nothing waits");
        assertThat(output("ledger", "verify")).as("seed %d", seed).contains("whole");
    }

    @Test
    void whoIsKilledWhileKeysChangeLeavesKeysThatSign() throws Exception {
        assertThat(create("0").waitFor(1, TimeUnit.MINUTES)).isTrue();
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var i = 1; i <= 5; i++) {
            killed(random, "ledger", "key", "rotate");
            var next = create("1." + i);
            assertThat(next.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(next.exitValue()).as("%s, seed %d", error(next), seed).isZero();
        }
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        var pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getEncoder().encodeToString(pair.getEncoded()));
        var key = Files.writeString(folder.resolve("machine.pem"), pem);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var added = output("ledger", "key", "add", key.toString(), "--machine");
        var fingerprint = added.replaceAll("(?s).*(SHA256:[A-Za-z0-9+/]{43}).*", "$1");
        for (var i = 0; i < 2; i++) {
            killed(random, "ledger", "key", "revoke", fingerprint);
        }

        assertThat(output("ledger", "key", "revoke", fingerprint))
                .as("seed %d", seed)
                .contains(fingerprint);
        assertThat(output("ledger", "key", "list").lines().filter(line -> line.contains(fingerprint)))
                .as("seed %d", seed)
                .singleElement()
                .asString()
                .contains("revoked");
        assertThat(output("ledger", "verify")).as("seed %d", seed).contains("whole");
    }

    /// Starts a command, and kills it after as long as it takes to begin, or to end.
    private void killed(Random random, String... arguments) throws Exception {
        var process = start(arguments);
        if (!process.waitFor(250 + random.nextInt(700), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /// Adds reports while the store cannot be had.
    ///
    /// @param sizes of the name of the test in each
    private void spool(List<Integer> sizes) throws Exception {
        var lock = folder.resolve("work/.fairway/store/ledger.lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        for (var size : sizes) {
            Files.writeString(
                    folder.resolve("work/report.xml"),
                    "<testsuite tests='1' failures='0'><testcase name='%s'/></testsuite>".formatted("a".repeat(size)));
            output("evidence", "add", "payments@1", "--type", "test-result", "--file", "report.xml");
        }
        Files.delete(lock);
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
        return start(List.of(), List.of(arguments));
    }

    /// @param limits a program that runs the rest of its arguments
    private Process start(List<String> limits, List<String> arguments) throws IOException {
        var command = new ArrayList<>(limits);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.fairway.cli.Main"));
        command.addAll(arguments);
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
