package dev.fairway.ledger.keys;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.ssh.SshSignature;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Signs as Git does, through `ssh-keygen -Y sign`: so agents, hardware and passphrases work, and no secret comes
/// here.
///
/// What it made is checked before it goes anywhere. Everything fails with an [UncheckedIOException] whose
/// message is a sentence.
///
/// @param environment of this process, of which our own secrets are not passed on
/// @param told where it asks for a passphrase or a touch
/// @param patience how long one signature may take
public record SshKeygen(Map<String, String> environment, Writer told, Duration patience) {

    private static final String NAME = "ssh-keygen";
    private static final int LONGEST_SIGNATURE = 1 << 16;
    private static final int LONGEST_WORDS = 1 << 16;

    public SshKeygen {
        environment = new TreeMap<>(environment);
        requireNonNull(told, "told");
        requireNonNull(patience, "patience");
    }

    /// Who signs with a key; nothing is asked before something is to be signed.
    public Signer signer(SshIdentity identity) {
        return new Signer(identity.key(), KeyKind.SSH, message -> sign(identity, message));
    }

    private Bytes sign(SshIdentity identity, Bytes message) {
        var program = program();
        if (program.isEmpty()) {
            throw failure("there is no ssh-keygen here, by which %s signs; OpenSSH 8.2 or later has it"
                    .formatted(identity.key()));
        }
        try {
            var folder = Files.createTempDirectory("fairway-sign");
            try {
                return sign(program.get(), folder, identity, message);
            } finally {
                for (var name : List.of("key.pub", "message", "message.sig")) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw Disk.failure("%s could not sign".formatted(identity.key()), e);
        }
    }

    private Bytes sign(Path program, Path folder, SshIdentity identity, Bytes message) throws IOException {
        var file = folder.resolve("message");
        Files.write(file, message.array());
        var key = identity.file().orElse(folder.resolve("key.pub"));
        if (identity.file().isEmpty()) {
            Files.writeString(
                    key,
                    "%s %s\n".formatted(identity.key().type(), identity.key().base64()));
        }
        // The message is a file, not the standard input: where that is a terminal, the passphrase is asked for there.
        var builder = new ProcessBuilder(
                        program.toString(),
                        "-q",
                        "-Y",
                        "sign",
                        "-n",
                        SshSignature.NAMESPACE,
                        "-f",
                        key.toString(),
                        file.toString())
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (!name.startsWith("FAIRWAY_")) {
                builder.environment().put(name, value);
            }
        });
        var words = run(builder, identity.key());
        var made = folder.resolve("message.sig");
        if (words.exit() != 0 || !Files.exists(made)) {
            throw failure(why(words.text(), identity));
        }
        return checked(identity.key(), message, made);
    }

    /// @param text what the program has said
    private record Words(int exit, String text) {}

    private Words run(ProcessBuilder builder, PublicKey key) throws IOException {
        var process = builder.start();
        try {
            var text = CompletableFuture.supplyAsync(() -> passedOn(process.getErrorStream()));
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("%s did not sign within %d seconds; does it wait for a passphrase, or to be touched?"
                        .formatted(key, patience.toSeconds()));
            }
            return new Words(
                    process.exitValue(),
                    text.completeOnTimeout("", 1, TimeUnit.SECONDS).join());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failure("%s was not waited for".formatted(key));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Says at once what is said, so that somebody who is asked knows it.
    private String passedOn(InputStream words) {
        var text = new StringBuilder();
        var passing = new KeygenWords(told);
        var buffer = new byte[1 << 10];
        try {
            for (var count = words.read(buffer);
                    count >= 0 && text.length() < LONGEST_WORDS;
                    count = words.read(buffer)) {
                var part = new String(buffer, 0, count, StandardCharsets.UTF_8);
                text.append(part);
                passing.take(part);
            }
            passing.end();
        } catch (IOException _) {
            // It has ended, or nobody listens any more.
        }
        return text.toString();
    }

    private static String why(String words, SshIdentity identity) {
        var key = identity.key();
        if (words.contains("UNPROTECTED PRIVATE KEY")) {
            return "the private half of %s can be read by others than its owner; chmod 600 it, and consider whether"
                            .formatted(key)
                    + " somebody has it";
        }
        if (words.contains("incorrect passphrase")) {
            return "the passphrase of %s was not given, or is another one".formatted(key);
        }
        if (words.contains("No private key found")) {
            return "%s is not in the agent (ssh-add -l shows what is)%s"
                    .formatted(
                            key,
                            identity.file()
                                    .map(", and its private half is not beside %s"::formatted)
                                    .orElse(""));
        }
        if (words.contains("agent refused")) {
            return "the agent refused to sign with %s".formatted(key);
        }
        return "ssh-keygen did not sign with %s".formatted(key);
    }

    private static Bytes checked(PublicKey key, Bytes message, Path made) throws IOException {
        var signature = Files.size(made) > LONGEST_SIGNATURE
                ? Optional.<Bytes>empty()
                : Bytes.of(Files.readAllBytes(made)).text().flatMap(SshSignature::unarmoured);
        return signature
                .filter(bytes -> KeyKind.SSH.holds(key, message, bytes, Ed25519::holds))
                .orElseThrow(
                        () -> failure("what ssh-keygen made is no signature by %s that a ledger takes".formatted(key)));
    }

    private Optional<Path> program() {
        for (var place : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            try {
                var found = Path.of(place).resolve(NAME).normalize();
                if (found.isAbsolute() && Files.isRegularFile(found) && Files.isExecutable(found)) {
                    return Optional.of(found);
                }
            } catch (InvalidPathException _) {
                // No folder has such a name.
            }
        }
        return Optional.empty();
    }

    private static UncheckedIOException failure(String sentence) {
        return Disk.failure(sentence, new IOException(""));
    }
}
