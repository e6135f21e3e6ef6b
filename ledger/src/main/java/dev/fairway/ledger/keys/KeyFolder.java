package dev.fairway.ledger.keys;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The folder of a person's or a machine's keys. Nothing in it is ever in a store or an export.
///
/// Everything fails with an [UncheckedIOException] whose message is a sentence.
public final class KeyFolder {

    private static final String SIGNER = "signer.pem";
    /// Of a log: the key that the machine's was handed over to, and the one that it is just being handed over to.
    private static final String TAKEN = ".signer.pem";

    private static final String NEXT = ".next.pem";
    /// Bytes that a file of a key may have.
    private static final int LONGEST = 1 << 16;

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
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
        return noteKey(file(origin, ".log"), origin, VerifierKey.Type.NOTE);
    }

    /// The key of the witness with this name, if this machine has it.
    public Optional<SigningKey> witness(String name) {
        return noteKey(witnessFile(name), name, VerifierKey.Type.COSIGNATURE);
    }

    /// Where the key of a witness is kept.
    public Path witnessFile(String name) {
        return file(name, ".witness");
    }

    /// Makes the key of a witness.
    ///
    /// @return nothing where there is one of this name
    public Optional<SigningKey> newWitness(String name) {
        var key = new SigningKey(name, VerifierKey.Type.COSIGNATURE, Ed25519.newSeed(random));
        return keep(key, witnessFile(name)) ? Optional.of(key) : Optional.empty();
    }

    /// The key in a file that somebody names.
    public static Optional<SigningKey> in(Path file) {
        return read(file).flatMap(Bytes::text).flatMap(text -> SigningKey.parse(text.strip()));
    }

    private static Optional<SigningKey> noteKey(Path file, String name, VerifierKey.Type type) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var key = in(file).filter(
                        it -> it.verifier().name().equals(name) && it.verifier().type() == type);
        if (key.isEmpty()) {
            throw Disk.failure("%s does not hold the key of %s".formatted(file, name), new IOException(""));
        }
        return key;
    }

    private boolean keep(SigningKey key, Path file) {
        try {
            Disk.folder(folder);
            Disk.create(file, Bytes.utf8(key.secret() + "\n"));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            throw Disk.failure("the key %s cannot be written".formatted(file), e);
        }
    }

    /// A key for a new log, kept before anything is signed with it.
    ///
    /// @param origin what the log is to be called; without one, by its key
    public SigningKey newLog(Optional<String> origin) {
        var seed = Ed25519.newSeed(random);
        var name = origin.orElseGet(
                () -> "fairway.local/" + Ed25519.publicKey(seed).sha256().hex().substring(0, 16));
        var key = new SigningKey(name, VerifierKey.Type.NOTE, seed);
        if (!keep(key, file(name, ".log"))) {
            throw Disk.failure("there is a key of %s already".formatted(name), new IOException(""));
        }
        return key;
    }

    /// Does something that only one process of this machine may do at a time, as making a log.
    public <T> T alone(Supplier<T> work) {
        try {
            Disk.folder(folder);
            synchronized (THREADS) {
                try (var channel = Disk.open(folder.resolve("lock"));
                        var _ = Disk.lock(channel)) {
                    return work.get();
                }
            }
        } catch (IOException e) {
            throw Disk.failure("the folder of keys, %s, cannot be written".formatted(folder), e);
        }
    }

    /// What this machine has signed of a log.
    public FileMark mark(String origin) {
        return new FileMark(file(origin, ".mark"));
    }

    /// The key that signs facts of this log here: the one to which it was handed over last, else that of the machine,
    /// which is made when it is first asked for.
    ///
    /// @param isKnown whether the log has this key: whoever was killed while he handed over knows it by that
    public Signer signer(String origin, Predicate<PublicKey> isKnown) {
        return signerIfThere(origin, isKnown).orElseGet(this::signer);
    }

    /// The machine's own key; made when it is first asked for.
    public Signer signer() {
        makeSigner(folder.resolve(SIGNER));
        return signer(folder.resolve(SIGNER));
    }

    /// As [#signer], if there is one already.
    public Optional<Signer> signerIfThere(String origin, Predicate<PublicKey> isKnown) {
        if (Files.exists(file(origin, NEXT))) {
            alone(() -> {
                takeNext(origin, isKnown);
                return origin;
            });
        }
        return Stream.of(file(origin, TAKEN), folder.resolve(SIGNER))
                .filter(Files::exists)
                .map(KeyFolder::signer)
                .findFirst();
    }

    /// Which key [#signerIfThere] would find; nothing is changed.
    public Optional<PublicKey> key(String origin, Predicate<PublicKey> isKnown) {
        var next = Stream.of(file(origin, NEXT))
                .filter(Files::exists)
                .map(file -> signer(file).key())
                .filter(isKnown);
        var others = Stream.of(file(origin, TAKEN), folder.resolve(SIGNER))
                .filter(Files::exists)
                .map(file -> signer(file).key());
        return Stream.concat(next, others).findFirst();
    }

    /// The files of keys that sign facts of this log here, in the order in which they are looked at: those at the
    /// beginning whose keys are of no use any more have to be moved away, so that another one is taken, or made.
    ///
    /// @param isEnded whether a key has ended in the log
    public List<Path> endedSigners(String origin, Predicate<PublicKey> isEnded) {
        return Stream.of(file(origin, TAKEN), folder.resolve(SIGNER))
                .filter(Files::exists)
                .takeWhile(file -> isEnded.test(signer(file).key()))
                .toList();
    }

    /// Hands over from the key that signs facts of a log to a new one: makes that and keeps it, has it recorded, and
    /// takes it when it is. A key that was made before and not recorded is made use of.
    ///
    /// @param record is given the new key, alone among all processes of this machine
    /// @param isKnown whether the log has a key
    public <T> T handOver(String origin, Function<Signer, T> record, Predicate<PublicKey> isKnown) {
        return alone(() -> {
            var next = file(origin, NEXT);
            takeNext(origin, isKnown);
            makeSigner(next);
            var result = record.apply(signer(next));
            takeNext(origin, isKnown);
            return result;
        });
    }

    private void takeNext(String origin, Predicate<PublicKey> isKnown) {
        var next = file(origin, NEXT);
        if (!Files.exists(next) || !isKnown.test(signer(next).key())) {
            return;
        }
        try {
            Files.move(next, file(origin, TAKEN), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Disk.sync(folder);
        } catch (IOException e) {
            throw Disk.failure("the key %s cannot be taken".formatted(next), e);
        }
    }

    private void makeSigner(Path file) {
        try {
            if (!Files.exists(file)) {
                Disk.folder(folder);
                var seed = Ed25519.newSeed(random);
                Disk.create(file, Pem.of(seed));
            }
        } catch (FileAlreadyExistsException _) {
            // Another process was faster: its key is this machine's.
        } catch (IOException e) {
            throw Disk.failure("the key %s cannot be written".formatted(file), e);
        }
    }

    private static Signer signer(Path file) {
        return signerIn(file)
                .orElseThrow(() -> Disk.failure("%s holds no Ed25519 key".formatted(file), new IOException("")));
    }

    /// Who signs with the Ed25519 key that a file holds in PEM; nothing where it holds another form, or is not there.
    public static Optional<Signer> signerIn(Path file) {
        return read(file).flatMap(Bytes::text).flatMap(KeyFolder::signerOf);
    }

    /// As [#signerIn], of the text of such a file.
    public static Optional<Signer> signerOf(String pem) {
        return Pem.seed(pem).map(Signer::new);
    }

    /// A key that others can read is nobody's key any more: it is refused, as ssh does.
    private static Optional<Bytes> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && !Collections.disjoint(view.readAttributes().permissions(), OTHERS)) {
                throw Disk.failure(
                        "the key %s can be read or written by others than its owner; chmod 600 it, and consider whether"
                                        .formatted(file)
                                + " somebody has it",
                        new IOException(""));
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Optional.of(Bytes.of());
            }
            return Optional.of(Bytes.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw Disk.failure("the key %s cannot be read".formatted(file), e);
        }
    }

    /// Origins have slashes; the files' names have not.
    private Path file(String origin, String ending) {
        return folder.resolve(Bytes.utf8(origin).sha256().hex().substring(0, 16) + ending);
    }
}
