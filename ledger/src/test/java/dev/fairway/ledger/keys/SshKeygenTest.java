package dev.fairway.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.log.Ruling;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.ssh.SoftKey;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshKeygenTest {

    private static final String PATH = String.valueOf(System.getenv("PATH"));

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", PATH, "FAIRWAY_LOG_KEY", "secret"));

    private SshKeygen keygen() {
        return new SshKeygen(environment, told, Duration.ofSeconds(20));
    }

    private SshIdentity.Answer named(String name) {
        return SshIdentity.of(name, folder, folder);
    }

    private SshIdentity identity(String name) {
        return switch (named(name)) {
            case SshIdentity.Answer.Found(var identity) -> identity;
            case SshIdentity.Answer.Mistaken(var why) -> throw new AssertionError(why);
        };
    }

    private static void assumeSshKeygen() {
        assumeTrue(
                Stream.of(PATH.split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "ssh-keygen"))),
                "there is no ssh-keygen here");
    }

    private void make(String name, String passphrase, String... type) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(
                                "ssh-keygen",
                                "-q",
                                "-N",
                                passphrase,
                                "-C",
                                "ann@example",
                                "-f",
                                folder.resolve(name).toString()),
                        Stream.of(type))
                .toList();
        var process = new ProcessBuilder(command).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /// A program in the place of ssh-keygen.
    private void pretend(String script) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var program = bin.resolve("ssh-keygen");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        environment.put("PATH", bin + File.pathSeparator + PATH);
    }

    private Fact fact(Signer signer) {
        return new SampleLog().author(signer).introduce("a".repeat(32));
    }

    private String literal() {
        var key = SoftKey.all().getFirst().key();
        return "key::%s %s".formatted(key.type(), key.base64());
    }

    @Test
    void everyTypeThatSshKeygenMakesSigns() throws IOException, InterruptedException {
        assumeSshKeygen();
        var number = 0;
        for (var type : List.of(
                List.of("-t", "ed25519"),
                List.of("-t", "rsa", "-b", "2048"),
                List.of("-t", "rsa", "-b", "2048", "-m", "PEM"),
                List.of("-t", "ecdsa", "-b", "256"),
                List.of("-t", "ecdsa", "-b", "384"),
                List.of("-t", "ecdsa", "-b", "521"))) {
            number++;
            var name = "key" + number;
            make(name, "", type.toArray(String[]::new));
            for (var file : List.of(name, name + ".pub", folder.resolve(name).toString(), "~/" + name)) {
                var log = new SampleLog();
                var signer = keygen().signer(identity(file));
                assertThat(log.judge(log.author(signer).introduce("a".repeat(32)), log.after()))
                        .as("%s of %s", file, type)
                        .isInstanceOf(Ruling.Accepted.class);
            }
        }
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void aWrongPassphraseIsSaidAndNotRepeated() throws IOException, InterruptedException {
        assumeSshKeygen();
        make("key", "right horse", "-t", "ed25519");
        var asked = folder.resolve("ask");
        Files.writeString(asked, "#!/bin/sh\necho wrong horse\n");
        Files.setPosixFilePermissions(asked, PosixFilePermissions.fromString("rwx------"));
        environment.put("SSH_ASKPASS", asked.toString());
        environment.put("SSH_ASKPASS_REQUIRE", "force");

        var signer = keygen().signer(identity("key"));
        assertThatThrownBy(() -> fact(signer))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the passphrase of SHA256:")
                .hasMessageNotContaining("horse");
        assertThat(told.toString()).isEmpty();

        Files.writeString(asked, "#!/bin/sh\necho right horse\n");
        assertThat(fact(signer).signatures()).hasSize(1);
    }

    @Test
    void aKeyThatIsNowhereIsSaid() throws IOException, InterruptedException {
        assumeSshKeygen();
        make("key", "", "-t", "ed25519");
        Files.delete(folder.resolve("key"));

        assertThatThrownBy(() -> fact(keygen().signer(identity("key.pub"))))
                .hasMessageContaining("is not in the agent")
                .hasMessageContaining("key.pub");
        assertThatThrownBy(() -> fact(keygen().signer(identity(literal()))))
                .hasMessageContaining("is not in the agent");
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void whatItAsksForIsPassedOnAndWhatIsSaidAnywayIsNot() throws IOException {
        pretend("""
            printf 'Enter passphrase: ' >&2
            sleep 0.3
            echo 'Load key "k": incorrect passphrase supplied to decrypt private key' >&2
            echo 'Load key "k": invalid format' >&2
            exit 255
            """);

        assertThatThrownBy(() -> fact(keygen().signer(identity(literal()))))
                .hasMessageContaining("the passphrase of SHA256:");
        assertThat(told.toString()).isEqualTo("Enter passphrase: Load key \"k\": invalid format\n");
    }

    @Test
    void aKeyThatOthersCanReadIsSaid() throws IOException, InterruptedException {
        assumeSshKeygen();
        make("key", "", "-t", "ed25519");
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> fact(keygen().signer(identity("key")))).hasMessageContaining("can be read by others");
    }

    @Test
    void withoutSshKeygenItIsSaid() {
        environment.put("PATH", folder.toString());
        assertThatThrownBy(() -> fact(keygen().signer(identity(literal()))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no ssh-keygen here");
    }

    @Test
    void nobodyIsWaitedForForEver() throws IOException {
        pretend("echo 'Confirm user presence' >&2\nsleep 100\n");
        var patient = new SshKeygen(environment, told, Duration.ofSeconds(1));

        assertThatThrownBy(() -> fact(patient.signer(identity(literal()))))
                .hasMessageContaining("did not sign within 1 seconds");
        assertThat(told.toString()).contains("Confirm user presence");
    }

    @Test
    void whatItMakesIsCheckedBeforeItGoesAnywhere() throws IOException {
        var mine = SoftKey.all().getFirst();
        var message = Envelope.signed(Bytes.utf8("{}"));
        var armour = "-----BEGIN SSH SIGNATURE-----\n%s\n-----END SSH SIGNATURE-----\n";
        for (var made : List.of(
                "",
                "nonsense",
                armour.formatted("AAAA"),
                armour.formatted(mine.sign(message).base64()))) {
            Files.writeString(folder.resolve("made"), made);
            pretend("for last; do :; done\ncp %s \"$last.sig\"\n".formatted(folder.resolve("made")));
            assertThatThrownBy(() -> fact(keygen().signer(identity(literal()))))
                    .as(made)
                    .hasMessageContaining("is no signature by SHA256:");
        }
    }

    @Test
    void ourOwnSecretsAreNotPassedOn() throws IOException {
        pretend("env >%s\nexit 1\n".formatted(folder.resolve("env")));
        assertThatThrownBy(() -> fact(keygen().signer(identity(literal()))))
                .hasMessageContaining("ssh-keygen did not sign with SHA256:");
        assertThat(Files.readString(folder.resolve("env"))).contains("PATH=").doesNotContain("FAIRWAY", "secret");
    }

    @Test
    void whatIsNoKeyIsSaid() throws IOException {
        Files.writeString(folder.resolve("text"), "no key\n");
        Files.writeString(folder.resolve("dsa.pub"), "ssh-dss AAAAB3NzaC1kc3M= ann@example\n");
        var key = SoftKey.all().getFirst().key();
        Files.writeString(folder.resolve("other.pub"), "ssh-rsa %s ann@example\n".formatted(key.base64()));
        Files.writeString(folder.resolve("good.pub"), "%s %s ann@example\n".formatted(key.type(), key.base64()));
        for (var wrong :
                List.of("text", "dsa.pub", "other.pub", "nowhere", ".", "key::", "key::ssh-ed25519", "key::x y")) {
            assertThat(named(wrong)).as(wrong).isInstanceOf(SshIdentity.Answer.Mistaken.class);
        }
        assertThat(identity("good.pub").key()).isEqualTo(key);
        assertThat(identity(literal()).key()).isEqualTo(key);
    }

    @Test
    void aPrivateFileNeedsNoPublicOneBesideIt() throws IOException, InterruptedException {
        assumeSshKeygen();
        make("key", "", "-t", "ed25519");
        var own = identity("key.pub").key();
        Files.delete(folder.resolve("key.pub"));

        assertThat(identity("key").key()).isEqualTo(own);
        assertThat(fact(keygen().signer(identity("key")))
                        .signatures()
                        .getFirst()
                        .keyid())
                .isEqualTo(own.fingerprint());
    }
}
