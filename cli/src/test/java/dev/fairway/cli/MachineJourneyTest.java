package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.release.EnvelopeKey;
import dev.fairway.formats.evidence.SignedEnvelope;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A ledger that somebody began, and to which CI appends from then on, with a key of its own.
@ExtendWith(StoryConsole.class)
final class MachineJourneyTest {

    private static final String SIGNING_KEY = "FAIRWAY_SIGNING_KEY";
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern ENTRIES = Pattern.compile("([0-9]++) entries");

    private final Console console;
    private Path key;

    MachineJourneyTest(Console console) {
        this.console = console.wide(200);
        this.key = console.folder();
    }

    @BeforeEach
    void begin() throws IOException, NoSuchAlgorithmException {
        assertThat(create("1")).as(console.err()).isEqualTo(Exit.CLEAN);
        key = pem("ci.pem");
    }

    /// As `openssl genpkey -algorithm ed25519` writes one.
    private Path pem(String name) throws IOException, NoSuchAlgorithmException {
        var file = Path.of(console.folder() + "-keys").resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, pem());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    static String pem() throws NoSuchAlgorithmException {
        var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Bytes.of(made.getEncoded()).base64());
    }

    private Exit create(String version) {
        return console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                version,
                "--artifact",
                "api=x@sha256:" + "1".repeat(64));
    }

    private Exit admit() {
        return console.run("ledger", "key", "add", key.toString(), "--machine");
    }

    private String fingerprint() {
        var found = FINGERPRINT.matcher(console.out());
        assertThat(found.find()).as(console.out()).isTrue();
        return found.group();
    }

    private void assertWhole() {
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    /// Records what a pipeline does, so often that the log says where its streams end.
    private void manyEntries() {
        var reports = Path.of("reports");
        for (var number : IntStream.range(0, 260).toArray()) {
            console.write(
                    reports.resolve("TEST-%d.xml".formatted(number)).toString(),
                    "<testsuite name=\"s%d\" tests=\"1\"><testcase name=\"t\" classname=\"c\"/></testsuite>"
                            .formatted(number));
        }
        assertThat(console.run("evidence", "add", "payments@1", "--type", "test-result", "--file", "reports"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void aMachineSignsAndSaysWhereStreamsEnd() throws IOException {
        assertThat(admit()).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("signs as a machine from now on (entry 2): it also says where streams end");
        console.run("ledger", "show");
        assertThat(console.out()).containsPattern("was let in as a machine by [0-9a-f]{8}, with the key SHA256:");
        console.run("ledger", "key", "list");
        assertThat(console.out()).contains("ed25519, ssh-ed25519, machine  since entry 2\n");

        // From here on as in CI: with the keys of the log and of the machine, and without the founder's.
        Files.delete(Path.of(console.folder() + "-home", ".config/fairway/keys/signer.pem"));
        console.set(SIGNING_KEY, key.toString());
        manyEntries();

        console.run("ledger", "show", "--newest-first", "-n", "1");
        assertThat(console.out()).contains("said where all streams end");
        assertWhole();
        assertThat(create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.run("evidence", "list", "payments@1"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "rebuild")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertWhole();
    }

    @Test
    void theTextOfTheKeySignsAsItsFileDoes() throws IOException {
        admit();
        console.set(SIGNING_KEY, Files.readString(key).strip());

        assertThat(create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        console.run("ledger", "key", "list");
        assertThat(console.out()).contains("machine  since entry 2  (signs here)");
        assertWhole();
    }

    @Test
    void aTextThatIsNoSuchKeyIsAMistakeAndIsNotRepeated() {
        console.set(SIGNING_KEY, "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----");

        assertThat(create("2")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("write it to a file, and name that").doesNotContain("c2VjcmV0");
    }

    @Test
    void whoAsksAgainIsToldOfTheEntry() {
        admit();
        var first = fingerprint();

        assertThat(admit()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains(first + " signs as a machine already (entry 2)");
        assertThat(console.run("ledger", "key", "add", key.toString(), "--machine", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"recorded\": false").contains(first);
        console.run("ledger", "key", "list", "--format", "json");
        assertThat(console.out()).containsOnlyOnce("\"machine\": true");
        assertWhole();
    }

    @Test
    void nobodyElseLetsAMachineIn() throws IOException, NoSuchAlgorithmException {
        console.set(SIGNING_KEY, key.toString());
        assertThat(create("2")).as(console.err()).isEqualTo(Exit.CLEAN);

        key = pem("other.pem");
        assertThat(admit()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("the actor of entry 0; nothing was recorded");
        // Not even a machine.
        console.set(SIGNING_KEY, "");
        assertThat(admit()).as(console.err()).isEqualTo(Exit.CLEAN);
        console.set(SIGNING_KEY, key.toString());
        key = pem("third.pem");
        assertThat(admit()).isEqualTo(Exit.FINDINGS);
        assertWhole();
    }

    @Test
    void aKeyThatIsThereAlreadyIsRefused() {
        console.set(SIGNING_KEY, key.toString());
        create("2");
        console.set(SIGNING_KEY, "");

        assertThat(admit()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("is in this ledger already");
        assertWhole();
    }

    @Test
    void aRevokedMachineSignsNothingAndIsNotLetInAgain() {
        admit();
        var machine = fingerprint();
        assertThat(console.run("ledger", "key", "revoke", machine))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);

        assertThat(admit()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("is in this ledger already");
        console.set(SIGNING_KEY, key.toString());
        assertThat(create("2")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("was ended");
        assertWhole();
    }

    @Test
    void whomAMachineHandsItsKeyOverIsNoMachine() throws IOException, NoSuchAlgorithmException {
        admit();
        console.set(SIGNING_KEY, key.toString());
        var next = pem("next.pem");

        assertThat(console.run("ledger", "key", "rotate", "--to", next.toString()))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("it is no machine's");
        var now = fingerprint();
        console.set(SIGNING_KEY, next.toString());
        assertThat(create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        console.run("ledger", "key", "list");
        assertThat(console.out()).contains(now + "  ed25519, ssh-ed25519  since entry 3  (signs here)");
        assertWhole();
    }

    /// A runner that has nothing but what it was given.
    @Test
    void whatAMachineExportsIsSignedByTheKeyThatItIsGiven() throws IOException {
        console.write("TEST-a.xml", "<testsuite name='a' tests='1'><testcase name='t'/></testsuite>");
        console.run("evidence", "add", "payments@1", "--type", "test-result", "--file", "TEST-a.xml");
        assertThat(console.run("evidence", "export", "payments@1", "own")).isEqualTo(Exit.CLEAN);
        console.set(SIGNING_KEY, Files.readString(key));

        assertThat(console.run("evidence", "export", "payments@1", "given"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);

        var pem = console.read("given/key.pem");
        assertThat(pem).isNotEqualTo(console.read("own/key.pem"));
        var envelope = console.read("given/2-test-result.dsse.json").getBytes(StandardCharsets.UTF_8);
        assertThat(EnvelopeKey.parse(pem)
                        .orElseThrow()
                        .signed(SignedEnvelope.of(envelope).orElseThrow()))
                .isTrue();
        console.set(SIGNING_KEY, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        assertThat(console.run("evidence", "export", "payments@1", "other")).isEqualTo(Exit.MISTAKE);
        assertThat(console.folder().resolve("other")).doesNotExist();
    }

    @Test
    void aRunnerNeedsBothKeysAndNothingElse() throws IOException {
        admit();
        var home = Path.of(console.folder() + "-home");
        try (var files = Files.list(home.resolve(".config/fairway/keys"))) {
            var log = files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
            console.set("FAIRWAY_LOG_KEY", Files.readString(log));
        }
        console.set(SIGNING_KEY, Files.readString(key));
        console.set("FAIRWAY_STORE", console.folder().resolve(".fairway/store").toString());
        console.set("CI", "true");
        console.set("HOME", console.folder() + "-runner");

        assertThat(create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("nothing here would show that the store was set back");
        assertThat(create("3")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).isEmpty();
        assertWhole();

        // Its disk is not mounted: what was tested waits until it is.
        var store = console.folder().resolve(".fairway/store");
        Files.move(store, store.resolveSibling("away"));
        console.write("note.txt", "it works\n");
        assertThat(note()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("was here and is not there any more", "waits in the spool");
        Files.move(store.resolveSibling("away"), store);
        assertThat(console.run("evidence", "spool", "flush")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertWhole();
    }

    private Exit note() {
        return console.run(
                "evidence", "add", "payments@1", "--type", "note", "--file", "note.txt", "--require-receipt");
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(admit()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("can be read or written by others");
    }

    @Test
    void anAuditorIsGivenWhoLetTheMachineIn() {
        admit();
        console.set(SIGNING_KEY, key.toString());
        create("2");
        var archive = Path.of(console.folder() + "-keys").resolve("package.tar");

        assertThat(console.run("ledger", "package", "payments@2", "-o", archive.toString()))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "verify", archive.toString()))
                .as(console.out())
                .isEqualTo(Exit.CLEAN);
        assertThat(ENTRIES.matcher(console.out()).find()).isTrue();
    }
}
