package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    void ofALedgerThatLacksAFileNoneIsWritten() throws Exception {
        Files.delete(file());
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + console.folder() + "/.fairway/store/ledger.db");
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM blob WHERE plain IS NOT NULL");
        }

        assertThat(console.run("ledger", "package", "payments@1", "-o", "p.tar"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("to which entry 2 refers, is not in the ledger", "nothing was written");
        assertThat(file()).doesNotExist();
    }

    @Test
    void theOptionForReportsIsAnotherNameOfWhereTheArchiveGoes() throws IOException {
        assertThat(console.run("ledger", "package", "payments@1", "--output", "x.tar", "--format", "json"))
                .isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("\"file\": \"x.tar\"");
        assertThat(Files.readAllBytes(console.folder().resolve("x.tar"))).isEqualTo(Files.readAllBytes(file()));
        assertThat(console.folder().resolve("payments-1.fairway.tar")).doesNotExist();
        assertThat(console.run("ledger", "package", "payments@1", "-o", "x.tar", "--output", "y.tar"))
                .isEqualTo(Exit.MISTAKE);
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

    /// Whoever takes an entry out can write the index anew.
    @Test
    void anEntryThatWasTakenOutIsFoundByTheNextOneOfItsStream() throws IOException {
        console.run("release", "recall", "payments@1", "--reason", "wrong");
        console.run("release", "recall", "payments@1", "--lift", "--reason", "right");
        console.run("ledger", "package", "payments@1", "-o", "p.tar");
        var whole = Files.readAllBytes(file());

        Files.write(file(), without(whole, "entries/4."));
        assertThat(verify("--key", key)).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("entries/5: it is not revision 2 of release/payments@1");
        Files.write(file(), without(whole, "entries/1."));
        assertThat(verify("--key", key)).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("of 0 releases");
        // What came last is missed by nobody who has only this.
        Files.write(file(), without(whole, "entries/5."));
        assertThat(verify("--key", key)).isEqualTo(Exit.CLEAN);
    }

    @Test
    void theIndexSaysWhyARecallIsAndWhoseKeysAre() throws IOException {
        console.run("release", "recall", "payments@1", "--reason", "loses orders");
        console.run("ledger", "package", "payments@1", "-o", "p.tar");

        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
                .containsPattern("\\| recalled \\| yes, by entry 4 of 20[0-9T:.-]+Z \\|")
                .contains("| recalled: loses orders |")
                .containsPattern("\\| added somebody new, SHA256:[A-Za-z0-9+/]{43} \\|");
        assertThat(verify("--key", key)).as(console.out()).isEqualTo(Exit.CLEAN);
        console.run("release", "recall", "payments@1", "--lift", "--reason", "mended");
        console.run("ledger", "package", "payments@1", "-o", "p.tar");
        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
                .contains("| recalled | no, lifted by entry 5 of ", "| lifted: mended |");
        assertThat(verify("--key", key)).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    /// One without its line of the recall, and without the reason, would be an index that hides both.
    @Test
    void anIndexInOtherWordsIsFound() throws IOException {
        console.run("release", "recall", "payments@1", "--reason", "loses orders");
        console.run("ledger", "package", "payments@1", "-o", "p.tar");
        var whole = Files.readAllBytes(file());
        var size = Integer.parseInt(new String(whole, 124, 11, StandardCharsets.US_ASCII), 8);
        var text = new String(whole, BLOCK, size, StandardCharsets.UTF_8);
        var early = text.replaceFirst("\\| recalled \\| yes[^|]*\\|\n", "")
                .replaceFirst("added somebody new, [^|]* \\|", "added |")
                .replaceFirst("recalled: loses orders", "recalled");

        for (var index : List.of(text, early, early.replace("recalled", "lifted"))) {
            var bytes = index.getBytes(StandardCharsets.UTF_8);
            var rest = Arrays.copyOfRange(whole, BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK, whole.length);
            var first = concat(header(Arrays.copyOf(whole, BLOCK), 0, "README.md", bytes.length), bytes);
            Files.write(file(), concat(concat(first, new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]), rest));
            assertThat(verify("--key", key))
                    .as(console.out())
                    .isEqualTo(index.equals(text) ? Exit.CLEAN : Exit.FINDINGS);
        }
    }

    /// The archive without an entry, what only that refers to, and the lines of the index that name them.
    private static byte[] without(byte[] whole, String entry) throws IOException {
        var number = entry.substring("entries/".length(), entry.length() - 1);
        var out = new ByteArrayOutputStream();
        var gone = new ArrayList<String>();
        for (var at = 0; whole[at] != 0; ) {
            var header = Arrays.copyOfRange(whole, at, at + BLOCK);
            var name = new String(header, 0, 100, StandardCharsets.US_ASCII).replace("\0", "");
            var size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII), 8);
            var content = Arrays.copyOfRange(whole, at + BLOCK, at + BLOCK + size);
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
            if (name.equals("README.md")) {
                var text = new StringBuilder();
                for (var line : new String(content, StandardCharsets.UTF_8).split("(?<=\n)")) {
                    if (line.contains("| %s |".formatted(number)) || line.contains(entry)) {
                        gone.add(line.substring(2, Math.min(line.length(), 66)));
                    } else {
                        // The last word of the recall is gone with its entry.
                        text.append(line.replace("no, lifted by entry 5", "yes, by entry 4"));
                    }
                }
                content = text.toString().getBytes(StandardCharsets.UTF_8);
                header = header(header, 0, name, content.length);
            }
            if (!name.startsWith(entry) && gone.stream().noneMatch(it -> name.equals("blobs/" + it))) {
                out.write(header);
                out.write(content);
                out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
            }
        }
        out.write(new byte[2 * BLOCK]);
        return out.toByteArray();
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

    /// Files of a release that are no package to the letter.
    @Test
    void whatWasPackedOtherwiseIsSaidToBe() throws Exception {
        run("tar", "-xf", file().toString());
        run("tar", "-cf", "again.tar", "payments-1");
        run("bash", "-c", "gzip -k p.tar; cd payments-1 && tar -cf ../inside.tar .");
        asAStranger();

        for (var name : List.of("again.tar", "inside.tar", "p.tar.gz")) {
            for (var more : List.of(List.<String>of(), List.of("--key", key))) {
                var all = new ArrayList<>(List.of("ledger", "verify", name));
                all.addAll(more);
                assertThat(console.run(all.toArray(String[]::new))).as(name).isEqualTo(Exit.FINDINGS);
                assertThat(console.out()).as(name).contains("not the very bytes", "verify.py");
            }
        }
        assertThat(console.run("ledger", "verify", "payments-1", "--key", key)).isEqualTo(Exit.UNSEEN);
        assertThat(console.err().lines()).hasSize(1);
        assertThat(console.err()).contains("a package that was unpacked", "python3 -I verify.py");
        Files.writeString(file(), "anything");
        assertThat(verify("--key", key)).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("neither a receipt nor a package");
    }

    @Test
    void whatIsWrongWithAPackageIsSaidWhoeverHasSignedIt() throws IOException {
        var whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - BLOCK));
        asAStranger();

        assertThat(verify("--key", key)).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("it does not end where it says").doesNotContain("keys that were named");
        assertThat(verify()).isEqualTo(Exit.FINDINGS);
    }

    private void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(console.folder().toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
