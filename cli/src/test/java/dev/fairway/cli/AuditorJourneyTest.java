package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.foreign.ForeignVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One release from its image to an auditor who trusts nobody: a registry in which its tag is moved, evidence, a
/// receipt, an export that a verifier of somebody else's checks, an erasure, and a store that is set back.
@ExtendWith(StoryConsole.class)
final class AuditorJourneyTest {

    private static final String REPOSITORY = "team/payments-api";
    private static final String REPORT =
            "<testsuite tests='2'><testcase name='Josephine logs in'/>" + "<testcase name='and out'/></testsuite>";

    private final Console console;

    AuditorJourneyTest(Console console) {
        this.console = console;
    }

    @Test
    void whatWasBuiltAndProvedIsToldToWhoTrustsNobody() throws Exception {
        var registry = RegistryProcess.start(Path.of(console.folder() + "-home").resolve("registry"), false);
        try {
            record(registry);
        } finally {
            registry.stop();
        }
        var key = answer("ledger", "key").strip();
        var receipt = answer("ledger", "receipt", "payments@1.4.2");
        console.write("payments.tlog-proof", receipt);
        answer("ledger", "export", "audit");

        auditorVerifies(key);
        erasedIsSaidByEverybody(key);
        aStoreThatIsSetBackIsCaught(key);
    }

    /// Of an image that is taken by its tag, which somebody moves afterwards.
    private void record(RegistryProcess registry) throws IOException, InterruptedException {
        var image = registry.host() + "/" + REPOSITORY + ":1.4.2";
        var digest = registry.push(REPOSITORY, "1.4.2", "first", "amd64", "arm64");
        answer("release", "create", "--app", "payments", "--version", "1.4.2", "--from-image", "api=" + image);
        console.write("TEST-api.xml", REPORT);
        answer("evidence", "add", "payments@1.4.2", "--type", "test-result", "--file", "TEST-api.xml");

        registry.push(REPOSITORY, "1.4.2", "second", "amd64");

        assertThat(console.run("release", "verify", "payments@1.4.2")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("the tag of api was moved", digest);
        assertThat(answer("ledger", "show")).contains("payments@1.4.2", "test-result");
    }

    /// With nothing but the files and the key: by somebody else's verifier, and by ours in an empty home.
    private void auditorVerifies(String key) throws IOException {
        var export = console.folder().resolve("audit");
        assertThat(ForeignVerifier.refusal(export, key)).isEmpty();
        var auditor = auditor();
        assertThat(auditor.run("ledger", "verify", "audit")).isEqualTo(Exit.UNSEEN);
        assertThat(auditor.run("ledger", "verify", "audit", "--key", key)).isEqualTo(Exit.CLEAN);
        assertThat(auditor.run("ledger", "verify", "payments.tlog-proof", "--key", key))
                .isEqualTo(Exit.CLEAN);

        var bundle = export.resolve("tile/entries/000.p/" + entries());
        var whole = Files.readAllBytes(bundle);
        var changed = whole.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(bundle, changed);
        assertThat(ForeignVerifier.refusal(export, key)).isPresent();
        assertThat(auditor.run("ledger", "verify", "audit", "--key", key)).isEqualTo(Exit.FINDINGS);
        assertThat(auditor.out() + auditor.err()).contains("tile/entries/000.p");
        Files.write(bundle, whole);
    }

    private void erasedIsSaidByEverybody(String key) throws IOException {
        var before = entries();
        var digest = "sha256:" + Bytes.utf8(REPORT).sha256().hex();
        answer("ledger", "erase", digest, "--reason", "names a customer");

        assertThat(answer("ledger", "verify")).contains("erased at " + before);
        answer("ledger", "export", "later");
        var later = console.folder().resolve("later");
        assertThat(ForeignVerifier.refusal(later, key)).isEmpty();
        assertThat(auditor().run("ledger", "verify", "later", "--key", key)).isEqualTo(Exit.CLEAN);
        // What was exported before is out of reach, and still what it was.
        assertThat(ForeignVerifier.refusal(console.folder().resolve("audit"), key))
                .isEmpty();
    }

    private void aStoreThatIsSetBackIsCaught(String key) throws IOException {
        var database = console.folder().resolve(".fairway/store/ledger.db");
        var older = Files.readAllBytes(database);
        answer("release", "recall", "payments@1.4.2", "--reason", "double bookings");
        Files.write(database, older);
        Files.deleteIfExists(database.resolveSibling("ledger.db-wal"));
        Files.deleteIfExists(database.resolveSibling("ledger.db-shm"));

        for (var command : new String[][] {
            {"ledger", "verify"},
            {"release", "list"},
            {"ledger", "export", "forked"},
            {"release", "recall", "payments@1.4.2", "--reason", "again"}
        }) {
            assertThat(console.run(command)).as(String.join(" ", command)).isEqualTo(Exit.FINDINGS);
            assertThat(console.err() + console.out()).contains("rolled back");
        }
        // Who never saw it before sees a log that is whole, as it was.
        assertThat(auditor().run("ledger", "verify", "later", "--key", key)).isEqualTo(Exit.CLEAN);
    }

    private long entries() {
        return answer("ledger", "show").lines().count();
    }

    private String answer(String... command) {
        assertThat(console.run(command))
                .as("%s: %s", String.join(" ", command), console.err())
                .isEqualTo(Exit.CLEAN);
        return console.out();
    }

    /// In the same folder, with a home of his own.
    private Console auditor() throws IOException {
        var auditor = Console.in(console.folder());
        auditor.set(
                "HOME", Files.createTempDirectory(console.folder(), "auditor").toString());
        auditor.set("FAIRWAY_STORE", console.folder().resolve("none").toString());
        return auditor;
    }
}
