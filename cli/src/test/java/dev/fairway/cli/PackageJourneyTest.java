package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A release in one file, from the ledger to an auditor who has nothing else.
@ExtendWith(StoryConsole.class)
final class PackageJourneyTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);
    private static final int BLOCK = 512;

    private final Console console;
    private String key = "";

    @TempDir
    private Path temporary;

    PackageJourneyTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void aReleaseWithEvidence() throws IOException {
        console.run("release", "create", "--app", "payments", "--version", "1", "--artifact", API);
        Files.writeString(
                console.folder().resolve("t.xml"),
                "<testsuite name='a' tests='1' failures='0' errors='0' skipped='0'><testcase name='a'/></testsuite>");
        console.run("evidence", "add", "payments@1", "--type", "test-result", "--file", "t.xml");
        console.run("release", "create", "--app", "other", "--version", "1", "--artifact", API);
        console.run("ledger", "key");
        key = console.out().strip();
        assertThat(console.run("ledger", "package", "payments@1", "-o", "p.tar"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("p.tar: 3 entries and ");
    }

    private Path file() {
        return console.folder().resolve("p.tar");
    }

    private Exit verify(String... more) {
        var all = new ArrayList<>(List.of("ledger", "verify", "p.tar"));
        all.addAll(List.of(more));
        return console.run(all.toArray(String[]::new));
    }

    private void asAStranger() {
        console.set("XDG_CONFIG_HOME", temporary + "/config");
        console.set("XDG_STATE_HOME", temporary + "/state");
        console.set("FAIRWAY_STORE", temporary + "/none");
    }

    @Test
    void aStrangerVerifiesIt() {
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        asAStranger();
        assertThat(verify()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("untrusted", key);
        assertThat(verify("--key", key, "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"asOf\": {", "\"size\": 4");
        assertThat(verify(
                        "--key",
                        "fairway.local/56475aa75463474c+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"))
                .isEqualTo(Exit.FINDINGS);
    }

    @Test
    void theSameLedgerGivesTheSameBytes() throws IOException {
        var first = Files.readAllBytes(file());
        Files.delete(file());
        console.run("ledger", "package", "payments@1");

        assertThat(Files.readAllBytes(console.folder().resolve("payments-1.fairway.tar")))
                .isEqualTo(first);
    }

    @Test
    void everyFlipAndTruncationIsFound() throws IOException {
        var whole = Files.readAllBytes(file());
        for (var at = 0; at < whole.length; at += 97) {
            var flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 7);
            Files.write(file(), flipped);
            assertThat(verify("--key", key)).as("byte %d", at).isEqualTo(Exit.FINDINGS);
        }
        for (var length = whole.length - 1; length > 0; length -= 1_999) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(verify("--key", key)).as("%d bytes", length).isEqualTo(Exit.FINDINGS);
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + BLOCK));
        assertThat(verify("--key", key)).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        var whole = Files.readAllBytes(file());
        var end = Arrays.copyOf(whole, whole.length - 2 * BLOCK);
        var member = Arrays.copyOf(whole, BLOCK);
        var size = Integer.parseInt(new String(whole, 124, 11, StandardCharsets.US_ASCII), 8);
        var first = Arrays.copyOf(whole, BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK);
        for (var more : List.of(
                // Twice, elsewhere, a link, a folder, and larger than any disk.
                first,
                header(member, 0, "../../etc/passwd\0", 0),
                header(member, 0, "/etc/passwd\0", 0),
                header(member, 156, "2", 0),
                header(member, 156, "5", 0),
                header(member, 0, "blobs/" + "0".repeat(64) + "\0", 077777777777L))) {
            Files.write(file(), concat(concat(end, more), new byte[2 * BLOCK]));
            assertThat(verify("--key", key)).isEqualTo(Exit.FINDINGS);
        }
        // A missing file, too.
        Files.write(file(), concat(Arrays.copyOfRange(whole, 0, first.length), new byte[2 * BLOCK]));
        assertThat(verify("--key", key)).isEqualTo(Exit.FINDINGS);
    }

    /// With a sum that is right.
    private static byte[] header(byte[] like, int at, String text, long size) {
        var bytes = like.clone();
        var put = text.getBytes(StandardCharsets.US_ASCII);
        if (at == 0) {
            Arrays.fill(bytes, 0, 100, (byte) 0);
        }
        System.arraycopy(put, 0, bytes, at, put.length);
        System.arraycopy("%011o".formatted(size).getBytes(StandardCharsets.US_ASCII), 0, bytes, 124, 11);
        Arrays.fill(bytes, 148, 156, (byte) ' ');
        var sum = 0;
        for (var each : bytes) {
            sum += each & 0xff;
        }
        System.arraycopy("%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII), 0, bytes, 148, 8);
        return bytes;
    }

    private static byte[] concat(byte[] one, byte[] other) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(one);
        out.write(other);
        return out.toByteArray();
    }

    @Test
    void thePackagesOwnScriptVerifiesItWithoutUs() throws Exception {
        if (output("python3", "-c", "print(1)").isEmpty()
                || output("openssl", "version").isEmpty()) {
            return;
        }
        assertThat(output("tar", "-xf", file().toString(), "-C", temporary.toString()))
                .isPresent();

        assertThat(output("python3", "verify.py", key).orElse("")).contains("whole: 3 entries", "payments@1");
        var other = "fairway.local/56475aa75463474c+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
        assertThat(output("python3", "verify.py", other)).isEmpty();
        for (var name : List.of("checkpoint", "entries/1.dsse.json", "entries/2.tlog-proof", "newest.tlog-proof")) {
            var file = temporary.resolve(name);
            var bytes = Files.readAllBytes(file);
            for (var at = bytes.length - 20; at > 0; at -= 211) {
                var flipped = bytes.clone();
                flipped[at] ^= 1;
                Files.write(file, flipped);
                assertThat(output("python3", "verify.py", key))
                        .as("%s, byte %d", name, at)
                        .isEmpty();
            }
            Files.write(file, bytes);
        }
    }

    @Test
    void theManualsCommandsWork() throws Exception {
        if (output("python3", "-c", "print(1)").isEmpty()
                || output("openssl", "version").isEmpty()) {
            return;
        }
        output("tar", "-xf", file().toString(), "-C", temporary.toString());
        var manual = Files.readString(temporary.resolve("HOW-TO-VERIFY.md"));
        var commands = manual.lines()
                .filter(line -> line.startsWith("       ") && !line.contains("python3 verify.py"))
                .map(line -> line.strip().replace("NAME+ID+KEY", key))
                .toList();
        assertThat(commands).hasSize(6);
        for (var command : commands) {
            assertThat(output("bash", "-o", "pipefail", "-c", command))
                    .as(command)
                    .isPresent();
        }
        assertThat(output("bash", "-c", commands.get(3)).orElse("")).contains("Verified Successfully");
    }

    /// What a program in the unpacked package says; nothing where it fails.
    private Optional<String> output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
    }
}
