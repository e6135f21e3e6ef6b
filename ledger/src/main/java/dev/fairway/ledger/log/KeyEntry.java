package dev.fairway.ledger.log;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a key entry says (docs/ledger-format.md, 4).
///
/// @param actor whose key it is
/// @param old which key hands over, where one does
/// @param machine whether the key is a machine's, which may say where streams end
record KeyEntry(String actor, State state, PublicKey key, KeyKind kind, Optional<PublicKey> old, boolean machine) {

    static final String TYPE = "urn:fairway:key:v1";

    /// The member that says so; there is no other value of it.
    static final String MACHINE = "machine";

    static final Json IS_MACHINE = new Json.Bool(true);

    enum State {
        ADDED,
        ROTATED,
        REVOKED;

        private static Optional<State> parse(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }

        String word() {
            return switch (this) {
                case ADDED -> "added";
                case ROTATED -> "rotated";
                case REVOKED -> "revoked";
            };
        }
    }

    KeyEntry {
        requireNonNull(state, "state");
        requireNonNull(key, "key");
        requireNonNull(kind, "kind");
        if (old.isPresent() != (state == State.ROTATED)) {
            throw new IllegalArgumentException("a key is handed over by another one, and by nothing else");
        }
        if (machine && state != State.ADDED) {
            throw new IllegalArgumentException("a machine's key is added");
        }
    }

    /// Where all of an actor's key entries are.
    static String stream(String actor) {
        return "keys/" + actor;
    }

    static boolean is(Statement statement) {
        return statement.predicateType().equals(TYPE);
    }

    /// Nothing where the statement is no key entry to the letter, or is about another key than the one it names.
    static Optional<KeyEntry> parse(Statement statement) {
        var predicate = statement.predicate();
        var actor = predicate.text("actor").filter(Spellings::isId);
        var state = predicate.text("state").flatMap(State::parse);
        var written = predicate.get("key").flatMap(KeyEntry::written);
        var key = written.flatMap(json -> json.text("public")).flatMap(PublicKey::parse);
        var kind = written.flatMap(json -> json.text("kind"))
                .flatMap(KeyKind::parse)
                .filter(it -> key.filter(it::fits).isPresent());
        var old = predicate.text("old").flatMap(PublicKey::parse);
        var machine = predicate.get(MACHINE);
        if (actor.isEmpty()
                || state.isEmpty()
                || key.isEmpty()
                || kind.isEmpty()
                || predicate.get("old").isPresent() != old.isPresent()
                || old.isPresent() != (state.get() == State.ROTATED)
                || machine.filter(it -> !it.equals(IS_MACHINE)).isPresent()
                || (machine.isPresent() && state.get() != State.ADDED)
                || !statement.digests().equals(about(key.get(), old))) {
            return Optional.empty();
        }
        return Optional.of(new KeyEntry(actor.get(), state.get(), key.get(), kind.get(), old, machine.isPresent()));
    }

    private static List<Digest> about(PublicKey key, Optional<PublicKey> old) {
        return Stream.concat(Stream.of(key), old.stream())
                .map(PublicKey::digest)
                .sorted()
                .toList();
    }

    private static Optional<Json.Mapping> written(Json json) {
        return json instanceof Json.Mapping mapping
                        && mapping.members().keySet().equals(Set.of("kind", "public"))
                ? Optional.of(mapping)
                : Optional.empty();
    }
}
