package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// People who sign with the keys in their ssh-agent.
@ExtendWith(StoryConsole.class)
final class SshSigningJourneyTest {

    private static final String VARIABLE = "FAIRWAY_SIGNING_KEY";

    private final Console console;
    private final PaymentsLedger ledger;
    private final Path folder;
    private final Agent agent;

    SshSigningJourneyTest(Console console) throws IOException, InterruptedException {
        assumeTrue(Agent.isThere(), "there is no OpenSSH here");
        this.console = console.wide(200);
        this.ledger = new PaymentsLedger(this.console);
        this.folder = Files.createTempDirectory("fw");
        this.agent = Agent.start(folder);
    }

    @BeforeEach
    void surroundings() {
        console.set("PATH", Agent.path());
        console.set("SSH_AUTH_SOCK", agent.socket());
        console.write("note.txt", "it works\n");
    }

    @AfterEach
    void clean() throws IOException {
        agent.close();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private Exit evidence() {
        return console.run("evidence", "add", "payments@1", "--type", "note", "--file", "note.txt");
    }

    @Test
    void allThatIsRecordedIsSignedByTheKeyInTheAgent() throws IOException, InterruptedException {
        for (var type : List.of(List.of("-t", "ed25519"), List.of("-t", "ecdsa"), List.of("-t", "rsa", "-b", "2048"))) {
            var number = type.get(1).length();
            var key = agent.make("k" + number, type.toArray(String[]::new));
            console.set(VARIABLE, agent.take(key));
            assertThat(ledger.create(String.valueOf(number))).as(console.err()).isEqualTo(Exit.CLEAN);
        }
        console.run("ledger", "show");
        // The machine's entry, then of each person the one that brings the key in, and the release.
        assertThat(console.out().lines()).hasSize(7);
        ledger.assertWhole();
        assertThat(console.err()).isEmpty();
    }

    @Test
    void theMachineGoesOnWithItsOwnKeyWithoutOne() throws IOException, InterruptedException {
        ledger.create("1");
        console.set(VARIABLE, agent.take(agent.make("k", "-t", "ed25519")));
        assertThat(evidence()).as(console.err()).isEqualTo(Exit.CLEAN);
        console.set(VARIABLE, "");
        assertThat(ledger.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);

        console.run("ledger", "show", "--format", "json");
        var actors = console.out()
                .lines()
                .filter(line -> line.contains("\"actor\""))
                .distinct()
                .toList();
        assertThat(actors).hasSize(2);
        ledger.assertWhole();
    }

    @Test
    void aKeyFileSignsAndARelativePathIsTakenFromHere() throws IOException, InterruptedException {
        var key = agent.make("k", "-t", "ed25519");
        console.write("keys/k.pub", Files.readString(Path.of(key + ".pub")));
        Files.copy(key, console.folder().resolve("keys/k"));
        for (var named : List.of(key.toString(), key + ".pub", "keys/k", "keys/k.pub")) {
            console.set(VARIABLE, named);
            assertThat(ledger.create(String.valueOf(named.length() % 10)))
                    .as(console.err())
                    .isEqualTo(Exit.CLEAN);
        }
        ledger.assertWhole();
    }

    @Test
    void whatCannotBeSignedLeavesNothingBehind() throws IOException, InterruptedException {
        ledger.create("1");
        console.run("ledger", "show");
        var before = console.out();
        var literal = agent.take(agent.make("k", "-t", "ed25519"));
        agent.forgetAll();
        console.set(VARIABLE, literal);

        assertThat(evidence()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("is not in the agent");
        console.set("PATH", folder.toString());
        assertThat(evidence()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("there is no ssh-keygen here");
        for (var wrong : List.of("key::ssh-dss AAAA", "nowhere.pub", "note.txt")) {
            console.set(VARIABLE, wrong);
            assertThat(evidence()).isEqualTo(Exit.MISTAKE);
            assertThat(console.err()).contains(VARIABLE);
        }
        console.run("ledger", "show");
        assertThat(console.out()).isEqualTo(before);
    }

    @Test
    void onlyTheFounderErases() throws IOException, InterruptedException {
        ledger.create("1");
        evidence();
        console.set(VARIABLE, agent.take(agent.make("k", "-t", "ed25519")));
        var digest = "sha256:" + Bytes.utf8("it works\n").sha256().hex();

        assertThat(console.run("ledger", "erase", digest, "--reason", "names somebody"))
                .isEqualTo(Exit.FINDINGS);
        console.set(VARIABLE, "");
        assertThat(console.run("ledger", "erase", digest, "--reason", "names somebody"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        ledger.assertWhole();
    }

    private Exit key(String... arguments) {
        var words = new ArrayList<>(List.of("ledger", "key"));
        words.addAll(List.of(arguments));
        return console.run(words.toArray(String[]::new));
    }

    @Test
    void aKeyOfTheFoundersDoesWhatTheFounderDoes() throws IOException, InterruptedException {
        ledger.create("1");
        evidence();
        var file = agent.make("k", "-t", "ed25519");
        var fingerprint = agent.fingerprint(file);
        var literal = agent.take(file);

        assertThat(key("add", literal)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).isEqualTo(fingerprint + " signs as well from now on (entry 3)\n");
        assertThat(key("add", literal)).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).isEqualTo(fingerprint + " was added before (entry 3), and signs as well\n");
        key("list");
        assertThat(console.out().lines().filter(it -> it.startsWith("actor"))).hasSize(1);
        assertThat(console.out()).contains(fingerprint + "  ssh, ssh-ed25519  since entry 3\n");
        console.set(VARIABLE, literal);
        var digest = "sha256:" + Bytes.utf8("it works\n").sha256().hex();
        assertThat(console.run("ledger", "erase", digest, "--reason", "names somebody"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        ledger.assertWhole();
    }

    @Test
    void aPersonHandsOverToAnotherKey() throws IOException, InterruptedException {
        ledger.create("1");
        var first = agent.take(agent.make("k1", "-t", "ecdsa"));
        var file = agent.make("k2", "-t", "ed25519");
        var fingerprint = agent.fingerprint(file);
        var second = agent.take(file);
        console.set(VARIABLE, first);
        assertThat(key("rotate", "--to", second)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("has signed nothing in this ledger yet");
        evidence();
        assertThat(key("rotate")).isEqualTo(Exit.MISTAKE);
        assertThat(key("rotate", "--to", first)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("is in this ledger already");

        assertThat(key("rotate", "--to", second)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).startsWith(fingerprint + " signs here from now on");
        assertThat(console.err()).contains("set FAIRWAY_SIGNING_KEY to the new key");
        // The answer was lost, and he asks again.
        assertThat(key("rotate", "--to", second)).isEqualTo(Exit.CLEAN);
        assertThat(ledger.create("2")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("was ended");
        console.set(VARIABLE, second);
        assertThat(ledger.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(key("add", first)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("is in this ledger already");
        key("list");
        assertThat(console.out().lines().filter(it -> it.startsWith("actor"))).hasSize(2);
        ledger.assertWhole();
    }

    @Test
    void whatWaitsWithAKeyThatIsRevokedMeanwhileIsKept() throws IOException, InterruptedException {
        ledger.create("1");
        var file = agent.make("k", "-t", "ed25519");
        var fingerprint = agent.fingerprint(file);
        var literal = agent.take(file);
        console.set(VARIABLE, literal);
        ledger.create("2");
        var store = console.folder().resolve(".fairway/store");
        var away = console.folder().resolve("away");
        Files.move(store, away);
        assertThat(evidence()).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("waits in the spool");
        Files.move(away, store);

        // Somebody else's machine may not; the founder's may.
        console.set(VARIABLE, "");
        assertThat(key("revoke", fingerprint)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(key("revoke", fingerprint)).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was revoked before");
        console.set(VARIABLE, literal);
        for (var time = 0; time < 2; time++) {
            assertThat(console.run("evidence", "spool", "flush")).isEqualTo(Exit.FINDINGS);
            assertThat(console.out()).contains("kept", "was ended; name another one with FAIRWAY_SIGNING_KEY");
        }
        assertThat(ledger.create("3")).isEqualTo(Exit.FINDINGS);
        key("list", "--format", "json");
        assertThat(console.out()).contains("\"how\": \"revoked\"", "\"inForce\": false");
        ledger.assertWhole();
    }

    @Test
    void nobodyRevokesAKeyOfSomebodyElse() throws IOException, InterruptedException {
        ledger.create("1");
        var file = agent.make("k1", "-t", "ed25519");
        var fingerprint = agent.fingerprint(file);
        console.set(VARIABLE, agent.take(file));
        ledger.create("2");
        console.set(VARIABLE, agent.take(agent.make("k2", "-t", "ed25519")));
        assertThat(key("revoke", fingerprint)).isEqualTo(Exit.FINDINGS);
        ledger.create("3");

        assertThat(key("revoke", fingerprint)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("revoked by its own actor, or by that of entry 0");
        ledger.assertWhole();
    }
}
