package dev.fairway.ledger.log;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Writes and signs facts for one log: adds what every predicate has, and the signature.
///
/// @param log whose entries they are to be
/// @param first the leaf hash of entry 0; nothing for who writes entry 0
/// @param ids draws 128 random bits as 32 hex digits
public record Author(
        VerifierKey log, Optional<Digest> first, Signer signer, Supplier<String> ids, InstantSource clock) {

    public Author {
        requireNonNull(log, "log");
        requireNonNull(signer, "signer");
        requireNonNull(ids, "ids");
        requireNonNull(clock, "clock");
    }

    /// What changes no state.
    public Fact state(String predicateType, List<Subject> subjects, Map<String, Json> members) {
        return sign(predicateType, subjects, new TreeMap<>(members), signer);
    }

    /// The next step of a stream.
    public Fact state(String predicateType, List<Subject> subjects, Map<String, Json> members, Revision revision) {
        return sign(predicateType, subjects, revised(members, revision), signer);
    }

    /// Binds this author's key to an actor who has none: entry 0, or a newcomer's first.
    public Fact introduce(String actor) {
        return key(begun(actor, KeyEntry.State.ADDED, signer, Optional.empty()), Map.of(), 1, signer);
    }

    /// Entry 0 of a log that follows one whose key or entries are lost.
    ///
    /// @param before what that one has signed, as far as it is known
    public Fact introduceAfter(String actor, Checkpoint before) {
        var members = Map.<String, Json>of(
                "continues",
                Json.Mapping.of(Map.of(
                        "origin", Json.of(before.origin()),
                        "size", Json.of(before.size()),
                        "root", Json.of(new Digest("sha256:" + before.root()).text()))));
        return key(begun(actor, KeyEntry.State.ADDED, signer, Optional.empty()), members, 1, signer);
    }

    /// Gives an actor who has keys one more.
    ///
    /// @param added another key of this author's actor, or of one whom entry 0's actor lets in
    /// @param revision of the actor's stream
    public Fact add(String actor, Signer added, long revision) {
        return key(begun(actor, KeyEntry.State.ADDED, added, Optional.empty()), Map.of(), revision, added, signer);
    }

    /// Lets in a machine, which may say where streams end, as the actor of entry 0.
    ///
    /// @param actor who has no keys
    /// @param machine its key, which signs as well
    public Fact admit(String actor, Signer machine) {
        var about = new KeyEntry(actor, KeyEntry.State.ADDED, machine.key(), machine.kind(), Optional.empty(), true);
        return key(about, Map.of(), 1, machine, signer);
    }

    /// Hands this author's key over to another one, and ends it.
    public Fact rotate(String actor, Signer successor, long revision) {
        var about = begun(actor, KeyEntry.State.ROTATED, successor, Optional.of(signer.key()));
        return key(about, Map.of(), revision, successor, signer);
    }

    /// Ends a key of this author's actor, or as the actor of entry 0 of anybody's.
    ///
    /// @param ended in force
    /// @param revision of the stream of its actor
    public Fact revoke(Holder ended, long revision) {
        var about =
                new KeyEntry(ended.actor(), KeyEntry.State.REVOKED, ended.key(), ended.kind(), Optional.empty(), false);
        return key(about, Map.of(), revision, signer);
    }

    private static KeyEntry begun(String actor, KeyEntry.State state, Signer about, Optional<PublicKey> old) {
        return new KeyEntry(actor, state, about.key(), about.kind(), old, false);
    }

    private Fact key(KeyEntry entry, Map<String, Json> more, long revision, Signer... signers) {
        var members = new TreeMap<>(more);
        members.put("actor", Json.of(entry.actor()));
        members.put("state", Json.of(entry.state().word()));
        members.put(
                "key",
                Json.Mapping.of(Map.of(
                        "kind", Json.of(entry.kind().word()),
                        "public", Json.of(entry.key().base64()))));
        entry.old().ifPresent(it -> members.put("old", Json.of(it.base64())));
        if (entry.machine()) {
            members.put(KeyEntry.MACHINE, KeyEntry.IS_MACHINE);
        }
        var subjects = Stream.concat(Stream.of(entry.key()), entry.old().stream())
                .map(it -> new Subject("key", it.digest()))
                .toList();
        var stream = KeyEntry.stream(entry.actor());
        return sign(KeyEntry.TYPE, subjects, revised(members, new Revision(stream, revision)), signers);
    }

    private static TreeMap<String, Json> revised(Map<String, Json> members, Revision revision) {
        var revised = new TreeMap<>(members);
        revised.put("stream", Json.of(revision.stream()));
        revised.put("revision", Json.of(revision.number()));
        return revised;
    }

    private Fact sign(String predicateType, List<Subject> subjects, TreeMap<String, Json> members, Signer... signers) {
        members.put("log", Json.of(log.name()));
        members.put("id", Json.of(ids.get()));
        members.put("claimed", Json.of(Leaf.text(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        if (first.isPresent()) {
            members.put("first", Json.of(first.get().text()));
        } else {
            members.put("vkey", Json.of(log.toString()));
        }
        var statement = new Statement(predicateType, subjects, new Json.Mapping(members));
        return Fact.of(Signer.envelope(statement.bytes(), signers));
    }
}
