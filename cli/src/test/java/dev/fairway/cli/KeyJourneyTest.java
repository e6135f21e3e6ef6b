package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A machine's own key, handed over and ended by commands.
@ExtendWith(StoryConsole.class)
final class KeyJourneyTest {

    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    private final Console console;
    private final PaymentsLedger ledger;

    KeyJourneyTest(Console console) {
        this.console = console.wide(200);
        this.ledger = new PaymentsLedger(this.console);
    }

    @BeforeEach
    void release() {
        ledger.create("1");
    }

    private Path keys() {
        return Path.of(console.folder() + "-home", ".config/fairway/keys");
    }

    private Path store() {
        return console.folder().resolve(".fairway/store");
    }

    private String fingerprint() {
        var found = FINGERPRINT.matcher(console.out());
        assertThat(found.find()).as(console.out()).isTrue();
        return found.group();
    }

    private String list() {
        assertThat(console.run("ledger", "key", "list")).as(console.err()).isEqualTo(Exit.CLEAN);
        return console.out();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void theLogsKeyIsPrintedAndNothingElse() {
        console.run("ledger", "key");
        var before = console.out();
        console.run("ledger", "key", "rotate");
        console.run("ledger", "key");

        assertThat(console.out()).isEqualTo(before).matches("fairway\\.local/[0-9a-f]{16}\\+[0-9a-f]{8}\\+\\S+\n");
    }

    @Test
    void aMachinesKeyIsHandedOverAndTheHistoryTellsIt() {
        var first = list();
        assertThat(first).containsPattern("actor [0-9a-f]{32} \\(founder\\)\n  SHA256:\\S+  ed25519, ssh-ed25519");
        assertThat(first).contains("since entry 0  (signs here)");
        var old = fingerprint();

        assertThat(console.run("ledger", "key", "rotate")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("signs here from now on (entry 2)").doesNotContain(old);
        var now = fingerprint();
        assertThat(list())
                .contains(old + "  ed25519, ssh-ed25519  since entry 0, handed over in entry 2\n")
                .contains(now + "  ed25519, ssh-ed25519  since entry 2  (signs here)\n");
        assertThat(ledger.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "key", "rotate")).isEqualTo(Exit.CLEAN);
        assertThat(ledger.create("3")).as(console.err()).isEqualTo(Exit.CLEAN);
        // No newcomer was introduced meanwhile.
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(6);
        assertThat(console.out())
                .contains("began the log, with a first key " + old + "\n")
                .contains("handed over to its own key %s, in the place of %s\n".formatted(now, old));
        ledger.assertWhole();
    }

    @Test
    void whoeverIsKilledWhileHeHandsOverGoesOnWithTheKeyThatTheLogSays() throws IOException {
        var away = Path.of(console.folder() + "-away");
        copy(keys(), away.resolve("keys"));
        copy(store(), away.resolve("store"));
        copy(keys().resolveSibling("../../.local"), away.resolve("local"));
        console.run("ledger", "key", "rotate");
        var now = fingerprint();
        Path taken;
        try (var files = Files.list(keys())) {
            taken = files.filter(it -> it.toString().endsWith(".signer.pem"))
                    .findFirst()
                    .orElseThrow();
        }
        var next = taken.resolveSibling(String.valueOf(taken.getFileName()).replace(".signer.pem", ".next.pem"));

        // After the entry, before the new key was taken.
        Files.move(taken, next);
        assertThat(list()).contains(now + "  ed25519, ssh-ed25519  since entry 2  (signs here)");
        assertThat(ledger.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(taken).exists();
        assertThat(next).doesNotExist();
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(4);
        ledger.assertWhole();

        // Before the entry.
        var key = Files.readAllBytes(taken);
        for (var folder : new Path[] {keys(), store(), Path.of(console.folder() + "-home", ".local")}) {
            delete(folder);
        }
        copy(away.resolve("keys"), keys());
        copy(away.resolve("store"), store());
        copy(away.resolve("local"), Path.of(console.folder() + "-home", ".local"));
        Files.copy(away.resolve("keys/signer.pem"), next, StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(next, key);
        assertThat(ledger.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(list()).contains("since entry 0  (signs here)").doesNotContain(now);
        // The key that was made then is the one to which is handed over now.
        assertThat(console.run("ledger", "key", "rotate")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(fingerprint()).isEqualTo(now);
        ledger.assertWhole();
    }

    @Test
    void theFoundersLastKeyIsNotRevoked() {
        list();
        var own = fingerprint();

        assertThat(console.run("ledger", "key", "revoke", own)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("the actor of entry 0 keeps a key; nothing was recorded");
        console.run("ledger", "key", "rotate");
        assertThat(console.run("ledger", "key", "revoke", own)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("was handed over to another key in entry 2");
    }

    private List<Path> files(String ending) throws IOException {
        try (var files = Files.list(keys())) {
            return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
        }
    }

    /// As a machine that has handed over its key, and whose next one is then revoked.
    @Test
    void aMachineWhoseKeyWasEndedIsToldHowToGoOn() throws IOException, NoSuchAlgorithmException {
        var other = home().resolve("other.pem");
        Files.writeString(other, MachineJourneyTest.pem());
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        assertThat(console.run("ledger", "key", "add", other.toString())).isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "key", "rotate")).isEqualTo(Exit.CLEAN);
        var own = fingerprint();
        console.set("FAIRWAY_SIGNING_KEY", other.toString());
        assertThat(console.run("ledger", "key", "revoke", own))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        console.set("FAIRWAY_SIGNING_KEY", "");
        var ended = files("signer.pem");
        assertThat(ended).hasSize(2);

        var step = "the key that signs here, %s, was ended; move %s and %s elsewhere"
                .formatted(own, ended.getFirst(), ended.getLast());
        assertThat(ledger.create("2")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains(step);
        for (var command : List.of("rotate", "add " + other, "revoke " + own)) {
            console.run(("ledger key " + command).split(" "));
            assertThat(files(".next.pem")).as(command).isEmpty();
        }
        assertThat(console.run("ledger", "key", "rotate")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains(step, "nothing was recorded");
        for (var file : ended) {
            Files.move(file, home().resolve(String.valueOf(file.getFileName())));
        }
        assertThat(ledger.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(list().lines().filter(line -> line.startsWith("actor"))).hasSize(2);
        ledger.assertWhole();
    }

    private Path home() {
        return Path.of(console.folder() + "-home");
    }

    @Test
    void mistakesAreTold() {
        assertThat(console.run("ledger", "key", "revoke", "SHA256:x")).isEqualTo(Exit.MISTAKE);
        assertThat(console.run("ledger", "key", "revoke", "SHA256:" + "x".repeat(43)))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("the ledger has no such key");
        assertThat(console.run("ledger", "key", "add", "nowhere.pub")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("KEY names a file that is not there");
        assertThat(console.run("ledger", "key", "rotate", "--to", "nowhere.pub"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("FAIRWAY_SIGNING_KEY");
        assertThat(console.run("ledger", "key", "remove")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void noLedgerIsBegunForAKey() throws IOException {
        delete(store());
        try (var notes = Files.walk(Path.of(console.folder() + "-home", ".local/state/fairway/stores"))) {
            for (var note : notes.filter(Files::isRegularFile).toList()) {
                Files.delete(note);
            }
        }

        assertThat(console.run("ledger", "key", "rotate")).isEqualTo(Exit.MISTAKE);
        assertThat(store()).doesNotExist();
    }
}
