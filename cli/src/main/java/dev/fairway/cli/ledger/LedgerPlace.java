package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.tree.Proofs;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Where the ledger is, by FAIRWAY_STORE or in the repository, and who may do what with it.
///
/// @param folder of the store
/// @param given whether somebody named it
record LedgerPlace(Path folder, boolean given, KeyFolder keys, StoreNotes notes, Surroundings surroundings) {

    static final String VARIABLE = "FAIRWAY_STORE";
    static final String LOG_KEY = "FAIRWAY_LOG_KEY";
    private static final String DEFAULT = ".fairway/store";

    /// How long one waits for others.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static LedgerPlace of(Surroundings surroundings) {
        var environment = surroundings.environment();
        var named = environment.getOrDefault(VARIABLE, "");
        var folder = named.isEmpty()
                ? top(surroundings.directory()).resolve(DEFAULT)
                : surroundings.directory().resolve(named);
        var keys = xdg(environment, "XDG_CONFIG_HOME", ".config")
                .resolve("fairway")
                .resolve("keys");
        var state = xdg(environment, "XDG_STATE_HOME", ".local/state").resolve("fairway");
        return new LedgerPlace(
                folder.normalize(),
                !named.isEmpty(),
                new KeyFolder(keys, new SecureRandom()),
                new StoreNotes(state.resolve("stores")),
                surroundings);
    }

    /// The folder that holds `.git`, else the folder itself.
    private static Path top(Path directory) {
        for (var folder = directory; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return directory;
    }

    private static Path xdg(Map<String, String> environment, String variable, String byHome) {
        var given = environment.getOrDefault(variable, "");
        return given.startsWith("/")
                ? Path.of(given)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                        .resolve(byHome);
    }

    /// A store that can be read, with the key that its checkpoints are signed by.
    record Reader(LedgerStore store, VerifierKey log) {}

    /// A log that can be appended to.
    record Writer(Ledger ledger, VerifierKey log) {}

    /// Runs something on the store that is there. An unknown log is told, and not believed.
    Exit reading(Function<Reader, Exit> work) {
        if (!SqliteLedgerStore.exists(folder)) {
            return mistake("there is no ledger in %s; fairway release create makes one".formatted(folder));
        }
        try (var store = SqliteLedgerStore.openToRead(folder)) {
            var claimed = store.read(LedgerPlace::claimedKey);
            if (claimed.isEmpty()) {
                return unseen("the ledger in %s has no entries yet".formatted(folder));
            }
            var displaced = displaced(claimed.get());
            if (displaced.isPresent()) {
                Complaint.tell(surroundings.err(), displaced.get());
                return Exit.FINDINGS;
            }
            var own = keys.log(claimed.get().name()).map(SigningKey::verifier).or(this::givenLogKey);
            return own.filter(claimed.get()::equals).isPresent()
                    ? work.apply(new Reader(store, claimed.get()))
                    : unseen("nobody here vouches for this log; if you trust it from elsewhere, pass --key. It calls"
                            + " itself (untrusted): " + claimed.get());
        } catch (LedgerStoreException e) {
            return failed(e);
        } catch (UncheckedIOException _) {
            return unseen("the folder of keys cannot be read");
        }
    }

    /// As [#reading]; where keys are given, the store's log is one of theirs or not whole.
    Exit verifying(List<VerifierKey> given, Function<Reader, Exit> work) {
        if (given.isEmpty()) {
            return reading(work);
        }
        if (!SqliteLedgerStore.exists(folder)) {
            return mistake("there is no ledger in %s".formatted(folder));
        }
        try (var store = SqliteLedgerStore.openToRead(folder)) {
            var claimed = store.read(LedgerPlace::claimedKey);
            if (claimed.filter(given::contains).isEmpty()) {
                Complaint.tell(surroundings.err(), "%s: this is the log of none of these keys".formatted(folder));
                return Exit.FINDINGS;
            }
            return work.apply(new Reader(store, claimed.get()));
        } catch (LedgerStoreException e) {
            return failed(e);
        }
    }

    /// What verification found, held against what this machine has signed of the log.
    Verdict withMemory(Reader reader, Verdict found) {
        var mark = keys.mark(reader.log().name()).read().flatMap(note -> Checkpoint.parse(note.text()));
        if (!(found instanceof Verdict.Whole whole) || mark.isEmpty()) {
            return found;
        }
        var size = mark.get().size();
        if (size > whole.checkpoint().size()) {
            return broken("it has %d entries, and this machine has signed %d: it was rolled back"
                    .formatted(whole.checkpoint().size(), size));
        }
        return reader.store()
                        .read(contents -> Proofs.root(size, contents))
                        .equals(mark.get().root())
                ? found
                : broken("its first %d entries are not those that this machine has signed: it was forked"
                        .formatted(size));
    }

    private static Verdict broken(String what) {
        return new Verdict.Broken(List.of(new Fault("checkpoint", what)), false);
    }

    /// Runs something that appends; makes the log where there is none.
    ///
    /// @param anew whether somebody said that a log that was here is to be left behind
    Exit writing(boolean anew, Function<Writer, Exit> work) {
        try {
            var refusal = refusal(anew, () -> SqliteLedgerStore.exists(folder));
            if (refusal.isPresent()) {
                return mistake(refusal.get());
            }
            try (var store = SqliteLedgerStore.open(folder, PATIENCE)) {
                return writing(store, anew, work);
            }
        } catch (LedgerStoreException e) {
            return failed(e);
        } catch (UncheckedIOException e) {
            return unseen("keys or marks cannot be read or written: " + e.getMessage());
        }
    }

    private Exit writing(SqliteLedgerStore store, boolean anew, Function<Writer, Exit> work) {
        var refusal = refusal(anew, () -> store.read(Contents::size) > 0);
        if (refusal.isPresent()) {
            return mistake(refusal.get());
        }
        var displaced = anew
                ? Optional.<String>empty()
                : store.read(LedgerPlace::claimedKey).flatMap(this::displaced);
        if (displaced.isPresent()) {
            Complaint.tell(surroundings.err(), displaced.get());
            return Exit.FINDINGS;
        }
        var key = logKey(store);
        if (key.isEmpty()) {
            return unseen("the key of this log is not here, so nothing can be appended; copy it from where the log"
                    + " was made, or set " + LOG_KEY);
        }
        return work.apply(new Writer(ledger(store, key.get()), key.get().verifier()));
    }

    private Ledger ledger(LedgerStore store, SigningKey key) {
        return new Ledger(
                store, key, keys.mark(key.verifier().name()), keys.signer(), LedgerPlace::id, surroundings.clock());
    }

    /// Why no log may be begun where there is none. Whoever makes one notes it in the same turn, so it is in a turn
    /// that
    /// one looks for both: else a log that is just being made would pass for one that is gone.
    private Optional<String> refusal(boolean anew, BooleanSupplier isThere) {
        return isThere.getAsBoolean()
                ? Optional.empty()
                : keys.alone(() -> isThere.getAsBoolean() ? Optional.empty() : refusalToMake(anew));
    }

    /// That another log lies where this machine has made one.
    private Optional<String> displaced(VerifierKey claimed) {
        return notes.origin(folder)
                .filter(origin -> !origin.equals(claimed.name()))
                .map(origin -> "%s: the ledger %s was here, and another one, %s, is in its place"
                        .formatted(folder, origin, claimed.name()));
    }

    private Optional<String> refusalToMake(boolean anew) {
        if (!given && !surroundings.environment().getOrDefault("CI", "").isEmpty()) {
            return Optional.of(
                    "in CI, %s says where the ledger is: one made here would be gone with the job".formatted(VARIABLE));
        }
        return notes.origin(folder)
                .filter(_ -> !anew)
                .map(origin -> "the ledger %s was in %s and is not there any more; bring it back, or begin another one"
                                .formatted(origin, folder)
                        + " with --new-log");
    }

    /// The key of the log that is there, or of one that is made now.
    private Optional<SigningKey> logKey(SqliteLedgerStore store) {
        var claimed = store.read(LedgerPlace::claimedKey);
        if (claimed.isPresent()) {
            return keys.log(claimed.get().name())
                    .or(this::givenKey)
                    .filter(key -> key.verifier().equals(claimed.get()));
        }
        return keys.alone(
                () -> store.read(LedgerPlace::claimedKey).isPresent() ? logKey(store) : Optional.of(found(store)));
    }

    private SigningKey found(SqliteLedgerStore store) {
        ignoreInGit();
        var key = givenKey().orElseGet(() -> keys.newLog(Optional.empty()));
        var founded = ledger(store, key).found();
        if (!(founded instanceof AppendResult.Appended)) {
            throw new LedgerStoreException(
                    LedgerStoreException.Code.UNAVAILABLE,
                    "the log could not be begun: " + AppendFailure.sentence(founded));
        }
        notes.remember(folder, key.verifier().name());
        return key;
    }

    private void ignoreInGit() {
        try {
            var ignore = folder.resolve(".gitignore");
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<SigningKey> givenKey() {
        var given = surroundings.environment().getOrDefault(LOG_KEY, "");
        return given.isEmpty() ? Optional.empty() : SigningKey.parse(given.strip());
    }

    private Optional<VerifierKey> givenLogKey() {
        return givenKey().map(SigningKey::verifier);
    }

    /// What entry 0 says of the log's key. It is believed only where somebody vouches for it.
    private static Optional<VerifierKey> claimedKey(Contents contents) {
        if (contents.size() == 0) {
            return Optional.empty();
        }
        return Fact.parse(contents.entry(0).envelope())
                .flatMap(fact -> fact.statement().predicate().text("vkey"))
                .flatMap(VerifierKey::parse)
                .or(() -> {
                    throw new LedgerStoreException(
                            LedgerStoreException.Code.MALFORMED, "entry 0 is not the beginning of a log");
                });
    }

    private static String id() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Exit failed(LedgerStoreException e) {
        Complaint.tell(surroundings.err(), "%s: %s".formatted(folder, e.getMessage()));
        return switch (e.code()) {
            case BUSY, UNAVAILABLE -> Exit.UNSEEN;
            case MALFORMED -> Exit.FINDINGS;
        };
    }

    private Exit unseen(String sentence) {
        Complaint.tell(surroundings.err(), sentence);
        return Exit.UNSEEN;
    }

    private Exit mistake(String sentence) {
        Complaint.tell(surroundings.err(), sentence);
        return Exit.MISTAKE;
    }
}
