package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody names to `ledger verify`, what he forgot to name, and what is no ledger at all.
@ExtendWith(StoryConsole.class)
final class WhomToNameTest {

    private final Console console;
    private final PaymentsLedger ledger;
    private String key = "";

    WhomToNameTest(Console console) {
        this.console = console.wide(200);
        this.ledger = new PaymentsLedger(this.console);
    }

    @BeforeEach
    void anExport() {
        ledger.create("1");
        console.run("ledger", "key");
        key = console.out().strip();
        console.run("ledger", "export", "copy");
    }

    private Exit verify(String arguments) {
        return console.run(("ledger verify " + arguments).split(" "));
    }

    private void asAStranger() {
        console.set("XDG_CONFIG_HOME", console.folder() + "-home/stranger/config");
        console.set("XDG_STATE_HOME", console.folder() + "-home/stranger/state");
    }

    private String witness(String name) {
        console.run("ledger", "witness", "--new-key", "witness.example/" + name);
        return console.out().strip();
    }

    private void cosign(String name) {
        assertThat(console.run("ledger", "witness", "copy", "--key", "witness.example/" + name))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void aPolicyWithoutALogIsOfAnyLogOnlyWhereAKeyNamesIt() {
        var ann = witness("ann");
        for (var lines : List.of("quorum none\n", "witness ann %s\nquorum ann\n".formatted(ann))) {
            console.write("policy", lines);

            assertThat(verify("copy --policy policy")).isEqualTo(Exit.MISTAKE);
            assertThat(console.err()).contains("--policy names no log", "'log VKEY'", "--key");
        }
        console.write("policy", "quorum none\n");
        assertThat(verify("copy --policy policy --key " + key)).isEqualTo(Exit.CLEAN);
    }

    /// A line that nobody can check could have been changed, so it is not passed over.
    @Test
    void aWitnessWhoCosignedIsNamed() throws IOException {
        var ann = witness("ann");
        var bob = witness("bob");
        cosign("ann");
        asAStranger();

        assertThat(verify("copy --key " + key)).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("it is cosigned by witness.example/ann, and no witness was named")
                .contains("name it with --witness VKEY, or in the FILE of --policy");
        assertThat(verify("copy --key %s --witness %s".formatted(key, ann))).isEqualTo(Exit.CLEAN);
        console.write("ann.vkey", ann + "\n");
        assertThat(verify("copy --key %s --witness ann.vkey".formatted(key))).isEqualTo(Exit.CLEAN);
        assertThat(verify("copy --key %s --witness %s --witness %s".formatted(key, ann, bob)))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("it lacks cosignatures by all 2 of --witness", "cosigned by witness.example/ann");
        assertThat(verify("copy --key %s --witness %s".formatted(key, bob))).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("none of the witnesses that were named");
        assertThat(verify("copy --witness " + key)).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--witness takes NAME+ID+KEY, as ledger witness --new-key prints it");
        console.write("policy", "log %s\nquorum none\n".formatted(key));
        assertThat(verify("copy --policy policy --witness " + ann)).isEqualTo(Exit.MISTAKE);
        var checkpoint = console.folder().resolve("copy/checkpoint");
        var note = Files.readString(checkpoint);
        var at = note.length() - 30;
        Files.writeString(
                checkpoint, note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1));
        assertThat(verify("copy --key %s --witness %s".formatted(key, ann))).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void inAReceiptOnlyTheLinesOfThoseWhoWereNamedCount() throws IOException {
        var ann = witness("ann");
        cosign("ann");
        console.run("ledger", "receipt", "1", "--output", "r.tlog-proof");
        var receipt = Files.readString(console.folder().resolve("r.tlog-proof"));
        var line = Files.readString(console.folder().resolve("copy/checkpoint"))
                .lines()
                .reduce((_, last) -> last)
                .orElseThrow();
        var at = line.length() - 30;
        var changed = line.substring(0, at) + (line.charAt(at) == 'A' ? 'B' : 'A') + line.substring(at + 1);
        console.write("policy", "log %s\nwitness ann %s\nquorum none\n".formatted(key, ann));

        console.write("r.tlog-proof", receipt + line + "\n");
        assertThat(verify("r.tlog-proof --witness " + ann)).isEqualTo(Exit.CLEAN);
        console.write("r.tlog-proof", receipt + changed + "\n");
        assertThat(verify("r.tlog-proof")).isEqualTo(Exit.CLEAN);
        for (var named : List.of("--witness " + ann, "--policy policy")) {
            assertThat(verify("r.tlog-proof " + named)).as(named).isEqualTo(Exit.FINDINGS);
            assertThat(console.out()).contains("the cosignature by witness.example/ann does not hold");
        }
    }

    @Test
    void anExportThatDropsACosignatureSaysSo() {
        witness("ann");
        cosign("ann");
        assertThat(console.run("ledger", "export", "copy")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).isEmpty();
        ledger.create("2");

        assertThat(console.run("ledger", "export", "copy", "-q")).isEqualTo(Exit.CLEAN);

        assertThat(console.err()).contains("copy: cosigned by witness.example/ann was what was there before");
        assertThat(verify("copy")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void whatIsNoLedgerIsCalledSo() throws IOException {
        console.run("ledger", "package", "payments@1", "-o", "p.tar");
        console.run("ledger", "receipt", "1", "--output", "r.tlog-proof");
        console.write("note.txt", "anything\n");
        var place = console.folder();
        for (var path :
                List.of("copy/checkpoint", ".fairway/store/ledger.db", ".fairway/store", "config", "note.txt")) {
            assertThat(verify(path)).as(path).isEqualTo(Exit.UNSEEN);
            assertThat(verify(path + " --key " + key)).as(path).isEqualTo(Exit.UNSEEN);
        }
        verify("copy/checkpoint");
        assertThat(console.err()).contains("it is a checkpoint", "name the folder of its export", "--since");
        verify(".fairway/store/ledger.db");
        assertThat(console.err()).contains("it is a database", "FAIRWAY_STORE names the store's folder");
        witness("ann");
        for (var folder : List.of(".fairway/store", "config")) {
            assertThat(console.run("ledger", "witness", folder, "--key", "witness.example/ann"))
                    .isEqualTo(Exit.UNSEEN);
            assertThat(console.err()).contains("it is no export of a ledger", "fairway ledger export writes one");
        }
        // What was a receipt or a package is none to the letter, and never something else.
        for (var name : List.of("r.tlog-proof", "p.tar")) {
            var whole = Files.readAllBytes(place.resolve(name));
            for (var at : new int[] {0, 1, 23, 24, 30, whole.length - 2}) {
                assertBroken(place.resolve(name), flipped(whole, at));
            }
            for (var length : new int[] {0, 1, 10, 40, whole.length / 2, whole.length - 1}) {
                assertBroken(place.resolve(name), Arrays.copyOf(whole, length));
            }
        }
    }

    private void assertBroken(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThat(verify(file + " --key " + key))
                .as("%s %d", file, bytes.length)
                .isEqualTo(Exit.FINDINGS);
    }

    private static byte[] flipped(byte[] whole, int at) {
        var bytes = whole.clone();
        bytes[at] ^= 1;
        return bytes;
    }

    @Test
    void aReceiptOfAnUnknownLogHasNoKeyToShow() {
        console.run("ledger", "receipt", "1", "--output", "r.tlog-proof");
        asAStranger();

        assertThat(verify("r.tlog-proof --format json")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("nobody here vouches", "it holds no key of its log");
        assertThat(console.out()).contains("\"untrusted\": null");
    }

    /// Whoever else vouches for the log: what a repository says is the same on each machine.
    @Test
    void aProjectFileThatIsWrongIsAMistakeEverywhere() {
        console.write("fairway.yaml", "version: 1\nledger:\n  keys: [x]\n");

        for (var command : List.of("ledger verify", "ledger verify copy", "release list", "ledger show")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.MISTAKE);
            assertThat(console.err()).as(command).contains("fairway.yaml:3:");
        }
        // What was named now is what is believed, and nothing else is asked.
        assertThat(verify("copy --key " + key)).isEqualTo(Exit.CLEAN);
        asAStranger();
        assertThat(verify("copy")).isEqualTo(Exit.MISTAKE);
    }
}
