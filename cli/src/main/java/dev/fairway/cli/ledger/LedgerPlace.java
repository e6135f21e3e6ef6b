package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.trust.Claims;
import dev.fairway.ledger.trust.KnownLogs;
import dev.fairway.ledger.verify.Rebuild;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Where the ledger is, by FAIRWAY_STORE or in the repository, and whether it is believed here.
///
/// @param folder of the store
/// @param given whether somebody named it
record LedgerPlace(
        Path folder, boolean given, KeyFolder keys, StoreNotes notes, KnownLogs logs, Surroundings surroundings) {

    static final String VARIABLE = "FAIRWAY_STORE";
    private static final String DEFAULT = ".fairway/store";

    /// How long one waits for others.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    static LedgerPlace of(Surroundings surroundings) {
        var environment = surroundings.environment();
        var named = environment.getOrDefault(VARIABLE, "");
        var folder = named.isEmpty()
                ? WorkTrees.store(top(surroundings.directory()), DEFAULT)
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
                new KnownLogs(state.resolve("logs")),
                surroundings);
    }

    /// The folder that holds `.git`, else the folder itself.
    static Path top(Path directory) {
        for (var folder = directory; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return directory;
    }

    static Path xdg(Map<String, String> environment, String variable, String byHome) {
        var given = environment.getOrDefault(variable, "");
        return given.startsWith("/")
                ? Path.of(given)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                        .resolve(byHome);
    }

    /// A store that can be read, with the key that its checkpoints are signed by.
    ///
    /// @param ends what was read of where the log's streams end
    record Reader(LedgerStore store, VerifierKey log, RememberedEnds ends) {

        /// What is known of the log, as far as it is proved.
        ///
        /// @param contents of the store
        Proved proved(Contents contents) {
            return Proved.of(contents, log, Ed25519::holds).remembering(ends);
        }
    }

    Reader reader(LedgerStore store, VerifierKey log) {
        return new Reader(store, log, new RememberedEnds(memory().keys(log)));
    }

    /// A log that can be appended to.
    ///
    /// @param isKnown whether it has a key, in force or ended
    record Writer(Ledger ledger, VerifierKey log, Predicate<PublicKey> isKnown) {}

    /// Runs something on the store that is there, if its log is believed here, and it is no older, and no other, than
    /// it was when it was seen before.
    Exit reading(Function<Reader, Exit> work) {
        return new LedgerReading(this).run(work);
    }

    /// As [#reading], without a look at what was seen before.
    ///
    /// @param otherwise what happens where the log is not believed, with the key that it claims
    Exit opening(Trust trust, Function<Reader, Exit> work, BiFunction<Trust.Answer, VerifierKey, Exit> otherwise) {
        return new LedgerReading(this).opening(trust, work, otherwise, this::unverifiable);
    }

    /// Makes the indexes anew of the store that is there and whose log is believed here, whatever was done to them.
    /// One that is older, or another, than it was when it was seen before is left as it is.
    ///
    /// @param tell is told what it was made from, and what the store is then
    Exit rebuilding(Function<Rebuild.Made, Exit> tell) {
        return new LedgerReading(this).rebuilding(tell);
    }

    /// Why there is no ledger, and what to do.
    String absence() {
        return notes.gone(folder)
                .or(() -> new LogMaking(this, false).hindrance())
                .orElseGet(() -> "there is no ledger in %s; fairway release create makes one".formatted(folder));
    }

    /// That a repository has put a link in the place of its ledger: only whoever runs a command says that it may write
    /// elsewhere.
    Optional<String> linked() {
        return given
                ? Optional.empty()
                : Stream.of(folder.resolveSibling(""), folder)
                        .filter(Files::isSymbolicLink)
                        .findFirst()
                        .map(
                                "%s is a link; name the folder of a ledger that is elsewhere with FAIRWAY_STORE"
                                        ::formatted);
    }

    /// Why a store without entries is not one in which there never was any.
    ///
    /// @param named keys of which somebody says that they are its log's
    Optional<String> emptied(List<VerifierKey> named) {
        var noted = notes.origin(folder);
        var given = givenKey().map(SigningKey::verifier);
        return Stream.of(
                        noted.stream(),
                        Stream.concat(given.stream(), named.stream()).map(VerifierKey::name))
                .flatMap(names -> names)
                .flatMap(origin -> memory().emptied(origin).stream())
                .findFirst()
                .or(() -> noted.map(it -> "it has no entries, and the ledger %s was here: it was rolled back; %s"
                        .formatted(it, LogMemory.BRING_BACK)))
                .map(fault -> "%s: %s".formatted(folder, fault));
    }

    /// Why it is not what was seen before; where it is, that is remembered.
    Optional<String> fault(Reader reader) {
        var remembered = memory().of(reader.log(), false);
        return reader.store().read(contents -> {
            var shown = contents.checkpoint().flatMap(note -> Checkpoint.of(note, reader.log(), Ed25519::holds));
            var found = shown.flatMap(it -> LogMemory.fault(remembered, it, contents));
            if (found.isEmpty()) {
                shown.ifPresent(it -> memory().remember(reader.log(), it, false));
                notes.seen(folder, reader.log().name());
            }
            return found;
        });
    }

    void tellIfMarkIsGone(VerifierKey log) {
        markIsGone(log).ifPresent(found -> Complaint.tell(surroundings.err(), found));
    }

    /// What a machine that appends lacks of what would show that the store was set back; nothing on one that does not.
    Optional<String> markIsGone(VerifierKey log) {
        Supplier<Optional<String>> gap = () -> memory().gap(log, notes.made(folder));
        return ownLog(log.name())
                .filter(log::equals)
                .flatMap(_ -> gap.get())
                .flatMap(found -> keys.log(log.name()).isPresent() ? afterOthers(gap, found) : Optional.of(found));
    }

    /// Who is just making the log has its mark before others have their turn.
    private Optional<String> afterOthers(Supplier<Optional<String>> gap, String found) {
        try {
            return keys.alone(gap);
        } catch (UncheckedIOException _) {
            // Where nothing can be written, nobody makes one.
            return Optional.of(found);
        }
    }

    LogMemory memory() {
        return new LogMemory(keys, logs, surroundings.err());
    }

    /// The log of this name whose key is here, or was given.
    Optional<VerifierKey> ownLog(String origin) {
        return keys.log(origin)
                .or(() -> givenKey().filter(key -> key.verifier().name().equals(origin)))
                .map(SigningKey::verifier);
    }

    /// Runs something that appends; makes the log where there is none.
    ///
    /// @param anew whether somebody said that a log that was here is to be left behind
    Exit writing(boolean anew, Function<Writer, Exit> work) {
        return writing(anew, work, this::failed);
    }

    /// Runs something that changes a ledger which is there: none is begun.
    Exit changing(Function<Writer, Exit> work) {
        return Appending.to(this, work, this::failed);
    }

    /// @param unreachable what happens where the ledger cannot be had now
    Exit writing(boolean anew, Function<Writer, Exit> work, Function<LedgerStoreException, Exit> unreachable) {
        return new LedgerWriting(this, anew).run(work, unreachable);
    }

    static boolean isKnown(Reader reader, PublicKey key) {
        return reader.store()
                .read(contents -> reader.proved(contents).holder(key.fingerprint()))
                .isPresent();
    }

    /// That another log lies where this machine has made one.
    Optional<String> displaced(VerifierKey claimed) {
        return notes.made(folder)
                .filter(origin -> !origin.equals(claimed.name()))
                .map(origin -> "%s: the ledger %s was here, and another one, %s, is in its place"
                        .formatted(folder, origin, claimed.name()));
    }

    Optional<SigningKey> givenKey() {
        return GivenKeys.log(surroundings);
    }

    /// What entry 0 says of the log's key. It is believed only where somebody vouches for it.
    static Optional<VerifierKey> claimedKey(Contents contents) {
        if (contents.size() == 0) {
            return Optional.empty();
        }
        return Claims.key(contents.entry(0).envelope()).or(() -> {
            throw new LedgerStoreException(
                    LedgerStoreException.Code.MALFORMED, "entry 0 is not the beginning of a log");
        });
    }

    static String id() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Exit failed(LedgerStoreException e) {
        var exit = told(e);
        if (e.code() == LedgerStoreException.Code.MALFORMED && !SqliteLedgerStore.isEmptied(folder)) {
            Complaint.tell(
                    surroundings.err(),
                    "fairway ledger verify says what is wrong, as far as it can be read; if it is indexes only, fairway"
                            + " ledger rebuild makes them anew; else " + LogMemory.BRING_BACK);
        }
        return exit;
    }

    /// To whoever verifies, and so cannot be told to.
    private Exit unverifiable(LedgerStoreException e) {
        return told(e, "where its entries can still be read, fairway ledger rebuild makes the rest anew; else ");
    }

    /// To whoever rebuilds, and so cannot be told to.
    Exit notRebuilt(LedgerStoreException e) {
        return told(e, "it cannot be made anew from what is there; ");
    }

    private Exit told(LedgerStoreException e, String before) {
        var sentence = StoreFailure.sentence(folder, e, wasThere());
        var toldAlready = sentence.contains(LogMemory.BRING_BACK) || SqliteLedgerStore.isEmptied(folder);
        Complaint.tell(
                surroundings.err(),
                toldAlready || e.code() != LedgerStoreException.Code.MALFORMED
                        ? sentence
                        : "%s; %s%s".formatted(sentence, before, LogMemory.BRING_BACK));
        return exit(e);
    }

    /// Without what to do.
    private Exit told(LedgerStoreException e) {
        Complaint.tell(surroundings.err(), StoreFailure.sentence(folder, e, wasThere()));
        return exit(e);
    }

    private static Exit exit(LedgerStoreException e) {
        return switch (e.code()) {
            case BUSY, UNAVAILABLE -> Exit.UNSEEN;
            case MALFORMED -> Exit.FINDINGS;
        };
    }

    /// Where that cannot be told, a ledger is not taken for one that is just being made.
    private boolean wasThere() {
        try {
            return notes.origin(folder).isPresent();
        } catch (UncheckedIOException _) {
            return true;
        }
    }

    Exit unseen(String sentence) {
        Complaint.tell(surroundings.err(), sentence);
        return Exit.UNSEEN;
    }

    Exit mistake(String sentence) {
        Complaint.tell(surroundings.err(), sentence);
        return Exit.MISTAKE;
    }
}
