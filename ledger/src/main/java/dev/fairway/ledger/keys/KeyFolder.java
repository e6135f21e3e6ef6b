package dev.fairway.ledger.keys;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;

/// The folder of a person's or a machine's keys. Nothing in it is ever in a store or an export.
public final class KeyFolder {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    /// What PKCS#8 has before the 32 bytes of an Ed25519 seed (RFC 8410).
    private static final Bytes PKCS8 = Bytes.hex("302e020100300506032b657004220420");

    private static final String SIGNER = "signer.pem";
    /// The lock of a file keeps out other processes, and fails for other threads.
    private static final Object THREADS = new Object();

    private final Path folder;
    private final SecureRandom random;

    public KeyFolder(Path folder, SecureRandom random) {
        this.folder = requireNonNull(folder, "folder");
        this.random = requireNonNull(random, "random");
    }

    /// The key of the log with this origin, if this machine has it.
    public Optional<SigningKey> log(String origin) {
        return read(file(origin, ".log"))
                .flatMap(Bytes::text)
                .flatMap(text -> SigningKey.parse(text.strip()))
                .filter(key -> key.verifier().name().equals(origin));
    }

    /// A key for a new log, kept before anything is signed with it.
    ///
    /// @param origin what the log is to be called; without one, by its key
    public SigningKey newLog(Optional<String> origin) {
        var seed = Ed25519.newSeed(random);
        var name = origin.orElseGet(
                () -> "fairway.local/" + Ed25519.publicKey(seed).sha256().hex().substring(0, 16));
        var key = new SigningKey(name, VerifierKey.Type.NOTE, seed);
        try {
            Disk.folder(folder);
            Disk.create(file(name, ".log"), Bytes.utf8(key.secret() + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key;
    }

    /// Does something that only one process of this machine may do at a time, as making a log.
    public <T> T alone(Supplier<T> work) {
        try {
            Disk.folder(folder);
            synchronized (THREADS) {
                try (var channel = Disk.open(folder.resolve("lock"));
                        var _ = channel.lock()) {
                    return work.get();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What this machine has signed of a log.
    public FileMark mark(String origin) {
        return new FileMark(file(origin, ".mark"));
    }

    /// The key that signs facts here; made when it is first asked for.
    public Signer signer() {
        var file = folder.resolve(SIGNER);
        try {
            if (!Files.exists(file)) {
                Disk.folder(folder);
                var seed = Ed25519.newSeed(random);
                Disk.create(file, Bytes.utf8(BEGIN + PKCS8.then(seed).base64() + END));
            }
        } catch (FileAlreadyExistsException _) {
            // Another process was faster: its key is this machine's.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(file)
                .flatMap(KeyFolder::seed)
                .map(Signer::new)
                .orElseThrow(
                        () -> new UncheckedIOException(new IOException("%s holds no Ed25519 key".formatted(SIGNER))));
    }

    private static Optional<Bytes> seed(Bytes pem) {
        return pem.text()
                .filter(text -> text.startsWith(BEGIN) && text.endsWith(END))
                .map(text -> text.substring(BEGIN.length(), text.length() - END.length()))
                .flatMap(Bytes::base64)
                .filter(der -> der.length() == PKCS8.length() + Ed25519.KEY_SIZE
                        && der.slice(0, PKCS8.length()).equals(PKCS8))
                .map(der -> der.slice(PKCS8.length()));
    }

    private static Optional<Bytes> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Bytes.of(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Origins have slashes; the files' names have not.
    private Path file(String origin, String ending) {
        return folder.resolve(Bytes.utf8(origin).sha256().hex().substring(0, 16) + ending);
    }
}
