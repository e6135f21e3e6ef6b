package dev.fairway.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.verify.StoredLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script of docs/verify-by-hand.md, as it stands there, over exports.
final class ByHandTest {

    private static final String BEGIN = "```python verify_export.py\n";

    @TempDir
    private Path temporary;

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore());

    @BeforeEach
    void theScriptOfTheDocs() throws Exception {
        assumeTrue(isHere("python3", "--version") && isHere("openssl", "version"), "Python and openssl are here");
        var page = Files.readString(Path.of("..", "docs", "verify-by-hand.md"));
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(temporary.resolve("verify_export.py"), page.substring(begin, page.indexOf("```\n", begin)));
    }

    private record Output(int exit, String text) {}

    private Output output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Output(process.exitValue(), text);
    }

    private boolean isHere(String... command) throws InterruptedException {
        try {
            return output(command).exit() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private Output script(String... more) throws Exception {
        var command = new ArrayList<>(List.of("python3", "-I", "verify_export.py", "export", key()));
        command.addAll(List.of(more));
        return output(command.toArray(String[]::new));
    }

    private String key() {
        return stored.log().key().verifier().toString();
    }

    private void export() {
        stored.store()
                .read(contents -> Export.write(
                        contents,
                        temporary.resolve("export"),
                        stored.log().key().verifier(),
                        Ed25519::holds));
    }

    @Test
    void itReadsWhatAnExportSays() throws Exception {
        stored.everything();
        export();

        assertThat(script().text())
                .contains("entry 4  ", "urn:fairway:evidence:v1 of ", "whole: 11 entries, 3 files\n");
        assertThat(script().exit()).isZero();
        assertThat(script("4").text()).contains("left ", "right ", "proved: entry 4 is {\"actor\":");
        assertThat(script("11")).isEqualTo(new Output(1, "NOT WHOLE: there is no entry 11\n"));
        var other = "fairway.local/56475aa75463474c+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG5";
        assertThat(output("python3", "-I", "verify_export.py", "export", other))
                .isEqualTo(new Output(1, "NOT WHOLE: the checkpoint is not signed by this key\n"));
    }

    private static void assertNotWhole(Output output) {
        assertThat(output.text()).contains("NOT WHOLE: ").doesNotContain("Traceback");
        assertThat(output.exit()).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyIsSaidToBeNone() throws Exception {
        stored.everything();
        export();

        var cut = key().substring(0, key().length() - 3);
        for (var key : List.of("", "payments", "a+b", "a+1b7cbc07", cut, key() + "!", "a+1b7cbc07+" + "=".repeat(44))) {
            assertThat(output("python3", "-I", "verify_export.py", "export", key))
                    .as(key)
                    .isEqualTo(new Output(1, "NOT WHOLE: this is no key of a log: NAME+ID+KEY\n"));
        }
        assertNotWhole(output("python3", "-I", "verify_export.py"));
        assertNotWhole(output("python3", "-I", "verify_export.py", "export", "x+1b7cbc07+" + "A".repeat(44)));
        assertNotWhole(script("first"));
    }

    @Test
    void itReadsExportsOfSeveralTiles() throws Exception {
        stored.upTo(600);
        export();

        assertThat(script().text()).endsWith("whole: 600 entries, 0 files\n");
        for (var entry : List.of("0", "255", "256", "599")) {
            assertThat(script(entry)).as(entry).extracting(Output::exit).isEqualTo(0);
        }
    }

    @Test
    void itFindsWhatWasChanged() throws Exception {
        stored.everything();
        export();
        var folder = temporary.resolve("export");
        try (var blobs = Files.list(folder.resolve("blobs"))) {
            var blob = blobs.findFirst().orElseThrow();
            for (var file : List.of(
                    folder.resolve("tile/entries/000.p/11"),
                    folder.resolve("envelopes/000.p/11"),
                    folder.resolve("checkpoint"),
                    blob)) {
                var bytes = Files.readAllBytes(file);
                var flipped = bytes.clone();
                flipped[bytes.length / 2] ^= 1;
                Files.write(file, flipped);
                assertNotWhole(script());
                Files.write(file, bytes);
            }
        }
        var tile = folder.resolve("tile/0/000.p/11");
        var bytes = Files.readAllBytes(tile);
        bytes[0] ^= 1;
        Files.write(tile, bytes);
        assertThat(script("4").text()).endsWith("NOT WHOLE: this path does not lead to the signed root\n");
        Files.delete(folder.resolve("envelopes/000.p/11"));
        assertThat(script().text()).endsWith("NOT WHOLE: envelopes/000.p/11 cannot be read\n");
    }
}
