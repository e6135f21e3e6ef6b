package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Which logs are believed, and what is remembered of them.
@ExtendWith(StoryConsole.class)
final class TrustJourneyTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);

    private final Console console;
    private String key = "";

    TrustJourneyTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void aLedger() {
        create("1");
        console.run("ledger", "key");
        key = console.out().strip();
    }

    private Exit create(String version) {
        return console.run("release", "create", "--app", "payments", "--version", version, "--artifact", API);
    }

    private Path home() {
        return Path.of(console.folder() + "-home");
    }

    private Path database() {
        return console.folder().resolve(".fairway/store/ledger.db");
    }

    /// Another machine: it has the folder, and neither keys nor memory.
    private void asAStranger() {
        console.set("XDG_CONFIG_HOME", home() + "/stranger/config");
        console.set("XDG_STATE_HOME", home() + "/stranger/state");
    }

    private void asTheOwner() {
        console.set("XDG_CONFIG_HOME", home() + "/.config");
        console.set("XDG_STATE_HOME", home() + "/.local/state");
    }

    private Exit verify(String... arguments) {
        var all = new ArrayList<>(List.of("ledger", "verify"));
        all.addAll(List.of(arguments));
        return console.run(all.toArray(String[]::new));
    }

    @Test
    void seeingPinsNothingAndASuccessfulKeyDoes() {
        asAStranger();
        assertThat(verify()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("untrusted", key);
        assertThat(verify("--format", "json")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("\"whole\": null", "\"untrusted\": \"" + key);
        assertThat(console.run("release", "list")).isEqualTo(Exit.UNSEEN);

        assertThat(verify("--key", key)).isEqualTo(Exit.CLEAN);

        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(console.run("release", "list")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "show")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "receipt", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).isEmpty();
    }

    @Test
    void anotherKeyThanTheStoresIsNotAcceptedAndNotRemembered() {
        asAStranger();
        var other = "example.org/other+2c9b1dcb+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

        assertThat(verify("--key", other)).isEqualTo(Exit.MISTAKE);
        var sound = key.replaceFirst("^fairway", "fairway");
        assertThat(verify("--key", sound.substring(0, sound.length() - 2))).isEqualTo(Exit.MISTAKE);
        assertThat(verify("--key", vkey())).isEqualTo(Exit.FINDINGS);
        assertThat(verify()).isEqualTo(Exit.UNSEEN);
    }

    /// Of a log that nobody has.
    private static String vkey() {
        return "fairway.local/56475aa75463474c+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
    }

    @Test
    void theRepositoryPinsKeys() throws IOException {
        asAStranger();
        var file = console.folder().resolve("fairway.yaml");
        Files.writeString(file, "version: 1\nledger:\n  keys: [%s, %s]\n".formatted(vkey(), key));

        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(console.run("release", "list")).isEqualTo(Exit.CLEAN);

        Files.writeString(file, "version: 1\nledger:\n  keys: [%s]\n".formatted(vkey()));
        assertThat(verify()).isEqualTo(Exit.UNSEEN);
        Files.writeString(file, "version: 1\nledger:\n  keys: [x]\n");
        assertThat(verify()).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("fairway.yaml:3:");
    }

    @Test
    void everyCommandSaysThatAStoreWasSetBack() throws IOException {
        asAStranger();
        var older = Files.readAllBytes(database());
        asTheOwner();
        create("2");
        asAStranger();
        verify("--key", key);
        Files.write(database(), older);
        for (var machine : List.<Runnable>of(this::asAStranger, this::asTheOwner)) {
            machine.run();
            for (var command : List.of(
                    "ledger verify",
                    "ledger show",
                    "ledger receipt 1",
                    "ledger export exported",
                    "release list",
                    "release show payments@1",
                    "evidence list payments@1")) {
                assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.FINDINGS);
                assertThat(console.out() + console.err()).as(command).contains("rolled back");
            }
        }
        assertThat(console.folder().resolve("exported")).doesNotExist();
    }

    @Test
    void aForkIsFoundByWhoeverSawTheOther() throws IOException {
        var common = Files.readAllBytes(database());
        create("2");
        console.run("ledger", "export", "first");
        asAStranger();
        verify("first", "--key", key);
        // The owner's whole machine is set back, and goes on otherwise.
        Files.write(database(), common);
        try (var files = Files.walk(home())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".mark") || file.toString().contains("/.local/state/fairway/logs")) {
                    Files.delete(file);
                }
            }
        }
        asTheOwner();
        assertThat(create("3")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("the mark beside the key", "is gone");
        create("4");
        console.run("ledger", "export", "second");

        asAStranger();
        assertThat(verify("second")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("two histories");
        // Nor does a witness here cosign it, though its key has cosigned neither.
        witness("ann");
        assertThat(cosign("second")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("two histories");
        assertThat(Files.readString(console.folder().resolve("second/checkpoint")))
                .doesNotContain("ann");
        assertThat(verify()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("forked");
        assertThat(console.run("release", "list")).isEqualTo(Exit.FINDINGS);
        assertThat(verify("first")).isEqualTo(Exit.CLEAN);
        assertThat(cosign("first")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void anOlderCopyIsWholeAsOfItsTime() {
        console.run("ledger", "export", "older");
        create("2");
        console.run("ledger", "export", "newer");
        asAStranger();
        assertThat(verify("older", "--key", key, "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"asOf\": {", "\"size\": 2", "\"notes\": []");
        assertThat(verify("newer")).isEqualTo(Exit.CLEAN);

        assertThat(verify("older")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("as of 20").doesNotContain("nothing here shows");
    }

    @Test
    void whatAnOlderCopyBelongsToIsNotClaimed() throws IOException {
        console.run("ledger", "export", "older");
        create("2");
        console.run("ledger", "export", "newer");
        Files.move(console.folder().resolve(".fairway"), home().resolve("away"));
        asAStranger();
        verify("newer", "--key", key);

        assertThat(verify("older")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("3 entries were seen", "nothing here shows");
        Files.move(home().resolve("away"), console.folder().resolve(".fairway"));
        assertThat(verify("older")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).doesNotContain("nothing here shows");
    }

    @Test
    void whatCameAfterACheckpointIsVerifiedAlone() throws IOException {
        console.run("ledger", "export", "older");
        console.run("ledger", "receipt", "1", "--output", "x.tlog-proof");
        create("2");
        console.run("ledger", "export", "newer");

        for (var since : List.of("older/checkpoint", "x.tlog-proof")) {
            assertThat(verify("--since", since)).isEqualTo(Exit.CLEAN);
            assertThat(console.out()).contains("of the first 2 entries", "not looked at");
            assertThat(verify("newer", "--since", since)).isEqualTo(Exit.CLEAN);
        }
        assertThat(verify("older", "--since", "newer/checkpoint")).isEqualTo(Exit.FINDINGS);
        assertThat(verify("--since", "config/prod.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(verify("--since", "missing", "--key", "x")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err().lines()).hasSize(2);
        assertThat(verify("x.tlog-proof", "--since", "x.tlog-proof")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void aPolicyAsksForWitnesses() throws IOException {
        console.run("ledger", "export", "copy");
        var ann = witness("ann");
        var bob = witness("bob");
        var policy = console.folder().resolve("policy");
        var lines = "log %s\nwitness ann %s\nwitness bob %s\n".formatted(key, ann, bob);
        Files.writeString(policy, lines + "group two all ann bob\nquorum two\n");
        assertThat(verify("copy", "--policy", "policy")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("it lacks cosignatures by all 2 of two", "none of them");

        assertThat(console.run("ledger", "witness", "copy", "--key", "witness.example/ann"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("cosigned: 2 entries", "the first of this log");
        assertThat(verify("copy", "--policy", "policy")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("cosigned by ann");
        console.run("ledger", "witness", "copy", "--key", "witness.example/bob", "--log", key);
        assertThat(verify("copy", "--policy", "policy")).isEqualTo(Exit.CLEAN);
        // Whoever names nobody cannot tell whose cosignatures they are.
        assertThat(verify("copy")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("cosigned by witness.example/ann", "name it with --witness VKEY");
        Files.writeString(policy, "log %s\nwitness bob %s\nquorum bob\n".formatted(key, bob));
        assertThat(verify("copy", "--policy", "policy")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("by witness.example/ann, which is none of the witnesses that were named");
        assertACosignatureThatDoesNotHoldIsSaid(lines);
        Files.writeString(policy, lines.replace(key, vkey()) + "quorum ann\n");
        assertThat(verify("copy", "--policy", "policy")).isEqualTo(Exit.FINDINGS);
        // The store itself is cosigned by nobody.
        Files.writeString(policy, lines + "quorum ann\n");
        assertThat(verify("--policy", "policy")).isEqualTo(Exit.FINDINGS);
        Files.writeString(policy, "log x\nquorum y\n");
        assertThat(verify("--policy", "policy")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("policy: line 1:", "policy: line 2:");
    }

    private void assertACosignatureThatDoesNotHoldIsSaid(String policy) throws IOException {
        var checkpoint = console.folder().resolve("copy/checkpoint");
        var note = Files.readString(checkpoint);
        // One letter in the middle of the last line.
        var at = note.length() - 30;
        Files.writeString(
                checkpoint, note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1));
        Files.writeString(console.folder().resolve("policy"), policy + "quorum ann\n");
        assertThat(verify("copy", "--policy", "policy")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("the cosignature by witness.example/bob does not hold");
        Files.writeString(checkpoint, note);
    }

    private String witness(String name) {
        assertThat(console.run("ledger", "witness", "--new-key", "witness.example/" + name))
                .isEqualTo(Exit.CLEAN);
        return console.out().strip();
    }

    @Test
    void aWitnessRemembersWhatItHasCosigned() throws IOException {
        witness("ann");
        console.run("ledger", "export", "older");
        create("2");
        console.run("ledger", "export", "newer");
        assertThat(cosign("newer")).isEqualTo(Exit.CLEAN);
        assertThat(cosign("older")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("was set back");
        assertThat(Files.readString(console.folder().resolve("older/checkpoint")))
                .doesNotContain("ann");

        assertThat(console.run("ledger", "witness", "newer", "--key", "witness.example/ann", "--to", "cosigned"))
                .isEqualTo(Exit.CLEAN);
        assertThat(Files.readString(console.folder().resolve("cosigned"))).contains("witness.example/ann");
        asAStranger();
        assertThat(cosign("newer")).isEqualTo(Exit.MISTAKE);
        witness("ann");
        assertThat(cosign("newer")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("untrusted");
        assertThat(console.run("ledger", "witness")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("DIR is missing", "--key is needed");
    }

    private Exit cosign(String folder) {
        return console.run("ledger", "witness", folder, "--key", "witness.example/ann");
    }

    @Test
    void aDamagedMemoryIsSaid() throws IOException {
        asAStranger();
        verify("--key", key);
        try (var files = Files.list(home().resolve("stranger/state/fairway/logs"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".known")).toList()) {
                Files.writeString(file, Files.readString(file).replace("pinned", "Pinned"));
            }
        }

        assertThat(verify()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("is damaged");
        assertThat(console.run("ledger", "show")).isEqualTo(Exit.UNSEEN);
    }

    @Test
    void whereNothingCanBeRememberedTheAnswerIsGivenAllTheSame() throws IOException {
        asAStranger();
        Files.createDirectories(home().resolve("stranger/state"));
        Files.writeString(home().resolve("stranger/state/fairway"), "no folder");

        assertThat(verify("--key", key)).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("is not remembered here").doesNotContain("Exception");
        assertThat(verify()).isEqualTo(Exit.UNSEEN);
    }

    @Test
    void aLogKeyThatIsNoneIsSaid() {
        console.set("FAIRWAY_LOG_KEY", "no key");

        assertThat(create("2")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("FAIRWAY_LOG_KEY");
        assertThat(console.run("ledger", "show")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void oneStoreIsOneStoreHoweverItIsSpelled() throws IOException {
        var store = home().resolve("real");
        Files.createDirectories(store);
        Files.createSymbolicLink(home().resolve("link"), store);
        console.set("FAIRWAY_STORE", home().resolve("link/s").toString());
        create("1");
        Files.delete(store.resolve("s/ledger.db"));

        console.set("FAIRWAY_STORE", home().resolve("real/s").toString());
        assertThat(create("2")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("is not there any more");
    }

    @Test
    void aKeyThatOthersCanReadIsNotUsed() throws IOException {
        try (var files = Files.list(home().resolve(".config/fairway/keys"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".log")).toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }

        assertThat(create("2")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("chmod 600");
    }
}
