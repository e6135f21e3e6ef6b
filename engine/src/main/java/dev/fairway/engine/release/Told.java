package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.release.Sighting;
import dev.fairway.engine.ledger.Erasure;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.proved.Proved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An entry as a sentence, which somebody who knows nothing of logs understands.
///
/// @param vouchedBy the receiver that has signed it for the actor, who has not
/// @param type of the statement without what all types begin and end with, as in `release`
/// @param subjects what it is about, by name and digest
/// @param reason why, where somebody had to say so
/// @param evidence what an entry that is evidence says
public record Told(
        long index,
        Instant time,
        String actor,
        Optional<String> vouchedBy,
        String type,
        List<Subject> subjects,
        String sentence,
        Optional<Reason> reason,
        Optional<Evidence> evidence) {

    private static final String BEFORE = "urn:fairway:";

    /// Digits of an opaque id that people are told.
    private static final int ACTOR = 8;

    /// Characters of a digest that people are told, as `evidence list` does.
    private static final int BRIEF = "sha256:".length() + 12;

    public Told {
        subjects = List.copyOf(subjects);
    }

    /// What evidence says.
    ///
    /// @param result nothing where its file says none
    /// @param environment in which it ran
    /// @param blob name of what the log keeps, or kept, of its file
    public record Evidence(String type, Optional<String> result, Optional<String> environment, Optional<Digest> blob) {

        static Evidence of(Json.Mapping predicate) {
            return new Evidence(
                    predicate.text("type").orElse(""),
                    predicate.text("result"),
                    predicate.text("in"),
                    predicate.get("file").flatMap(Reference::parse).map(Reference::digest));
        }
    }

    /// What a person gave as a reason.
    public sealed interface Reason {

        /// What was said, where it is still there.
        default Optional<String> said() {
            return this instanceof Said(var text) ? Optional.of(text) : Optional.empty();
        }

        /// The entry that erased it.
        default Optional<Long> erasedAt() {
            return this instanceof Erased(var index) ? Optional.of(index) : Optional.empty();
        }

        /// As it was written: it may hold anything.
        record Said(String text) implements Reason {
            public Said {
                requireNonNull(text, "text");
            }
        }

        /// @param index of the entry that says so
        record Erased(long index) implements Reason {}

        /// It is not there, and nobody says why.
        record Missing() implements Reason {}
    }

    static Told of(Proved.Held held, Proved log) {
        var statement = held.fact().statement();
        return new Told(
                held.index(),
                held.leaf().time(),
                held.leaf().actor(),
                statement.predicate().text("receiver"),
                type(held),
                statement.subjects(),
                sentence(type(held), held, log),
                statement.predicate().get("reason").flatMap(Reference::parse).map(reference -> reason(reference, log)),
                held.leaf().predicateType().equals(EvidenceBinding.TYPE)
                        ? Optional.of(Evidence.of(statement.predicate()))
                        : Optional.empty());
    }

    static Reason reason(Reference reference, Proved log) {
        return SaltedTexts.read(log, reference)
                .flatMap(Bytes::text)
                .<Reason>map(Reason.Said::new)
                .or(() -> Erasure.of(log, reference.digest()).map(held -> new Reason.Erased(held.index())))
                .orElseGet(Reason.Missing::new);
    }

    static String type(Proved.Held held) {
        var rest = held.leaf().predicateType().substring(BEFORE.length());
        return rest.endsWith(":v1") ? rest.substring(0, rest.length() - ":v1".length()) : rest;
    }

    private static String sentence(String type, Proved.Held held, Proved log) {
        var statement = held.fact().statement();
        var about = statement.subjects().stream().map(Subject::name).collect(Collectors.joining(", "));
        var state = statement.predicate().text("state").orElse("");
        return switch (type) {
            case "key" -> key(statement, state, held, log);
            case "artifacts-seen" -> seen(statement);
            case "release" -> "recorded release %s".formatted(about);
            case "evidence" ->
                "%s %s for %s"
                        .formatted(
                                statement.predicate().text("type").orElse("evidence"),
                                statement.predicate().text("result").orElse("recorded"),
                                about);
            case "recall" -> "%s%s".formatted(state.equals("lifted") ? "lifted the recall of " : state + " ", about);
            case "erasure" -> "erased the bytes of " + files(statement.subjects());
            case "heads" -> "said where all streams end";
            default -> "%s of %s, which this version does not know".formatted(type, about);
        };
    }

    private static String key(Statement statement, String state, Proved.Held held, Proved log) {
        var predicate = statement.predicate();
        var key = predicate
                .get("key")
                .flatMap(it -> it instanceof Json.Mapping named ? named.text("public") : Optional.empty())
                .flatMap(PublicKey::parse)
                .map(PublicKey::fingerprint)
                .orElse("?");
        if (held.index() == 0) {
            return "began the log, with a first key %s%s".formatted(key, after(statement));
        }
        if (KeyHistory.machine(statement).isPresent()) {
            // Nobody else may.
            return "was let in as a machine by %s, with the key %s"
                    .formatted(brief(log.entry(0).leaf().actor()), key);
        }
        if (predicate.get("revision").equals(Optional.of(Json.of(1)))) {
            return "signed for the first time, as somebody new, with the key %s".formatted(key);
        }
        var whose = predicate
                .text("actor")
                .filter(actor -> !actor.equals(held.leaf().actor()))
                .map(actor -> "the key %s of %s".formatted(key, brief(actor)))
                .orElse("its own key " + key);
        return predicate
                .text("old")
                .flatMap(PublicKey::parse)
                .map(old -> "handed over to %s, in the place of %s".formatted(whose, old.fingerprint()))
                .orElse("%s %s".formatted(state, whose));
    }

    /// A claim that nobody has checked.
    private static String after(Statement statement) {
        return statement
                .predicate()
                .get("continues")
                .flatMap(it -> it instanceof Json.Mapping before ? before.text("origin") : Optional.empty())
                .map("; it says that it goes on after %s"::formatted)
                .orElse("");
    }

    /// The release is the first of its subjects.
    private static String seen(Statement statement) {
        var release = statement.subjects().getFirst().name();
        var missing =
                SightingJson.parse(statement.predicate()).map(Sighting::missing).orElse(List.of());
        return missing.isEmpty()
                ? "saw the parts of release %s where they are kept".formatted(release)
                : "looked for the parts of release %s, and missed %s".formatted(release, String.join(", ", missing));
    }

    private static String brief(String actor) {
        return actor.substring(0, Math.min(ACTOR, actor.length()));
    }

    /// By the digests of what was kept, as `verify` and an export name it.
    private static String files(List<Subject> subjects) {
        var digests = subjects.stream()
                .map(subject -> subject.digest().text().substring(0, BRIEF))
                .collect(Collectors.joining(", "));
        return subjects.size() == 1
                ? "a file, kept as %s".formatted(digests)
                : "%d files, kept as %s".formatted(subjects.size(), digests);
    }
}
