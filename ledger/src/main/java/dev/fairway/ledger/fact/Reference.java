package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// That a statement refers to a blob (docs/ledger-format.md, 3).
///
/// @param salted whether the blob begins with a salt
public record Reference(Digest digest, boolean salted) {

    private static final String DIGEST = "digest";
    private static final String SALTED = "salted";
    /// What each has in its canonical form, and no text within: there a quote comes after a backslash.
    private static final Bytes REFERENCE = Bytes.utf8("\"digest\":\"sha256:");

    public Reference {
        requireNonNull(digest, "digest");
    }

    /// As a predicate has it.
    public Json json() {
        var members = new TreeMap<String, Json>();
        members.put(DIGEST, Json.of(digest.text()));
        if (salted) {
            members.put(SALTED, new Json.Bool(true));
        }
        return new Json.Mapping(members);
    }

    /// A value that is a reference to the letter; nothing where it is another one.
    public static Optional<Reference> parse(Json json) {
        if (!(json instanceof Json.Mapping mapping)) {
            return Optional.empty();
        }
        var names = mapping.members().keySet();
        var salted =
                names.equals(Set.of(DIGEST, SALTED)) && mapping.get(SALTED).equals(Optional.of(new Json.Bool(true)));
        return salted || names.equals(Set.of(DIGEST))
                ? mapping.text(DIGEST).flatMap(Digest::parse).map(digest -> new Reference(digest, salted))
                : Optional.empty();
    }

    /// Whether an envelope may refer to a blob: where it does, this is so. It is found without reading the statement.
    public static boolean mayBeIn(Bytes envelope) {
        return Envelope.payloadOf(envelope)
                .map(payload -> payload.indexOf(REFERENCE) >= 0)
                .orElse(true);
    }

    /// All references of a predicate, at any depth, in its order; nothing where an object has a `digest` and is no
    /// reference to the letter, or one blob is said to be salted and not to be.
    public static Optional<List<Reference>> in(Json.Mapping predicate) {
        var found = new ArrayList<Reference>();
        return collect(predicate, found) && agree(found) ? Optional.of(found) : Optional.empty();
    }

    private static boolean collect(Json json, List<Reference> found) {
        return switch (json) {
            case Json.Mapping mapping
            when mapping.get(DIGEST).isPresent() -> {
                var reference = parse(mapping);
                reference.ifPresent(found::add);
                yield reference.isPresent();
            }
            case Json.Mapping(var members) -> members.values().stream().allMatch(value -> collect(value, found));
            case Json.Listing(var items) -> items.stream().allMatch(item -> collect(item, found));
            case Json.Text _, Json.Numeral _, Json.Bool _, Json.Null _ -> true;
        };
    }

    private static boolean agree(List<Reference> found) {
        return found.stream().distinct().count()
                == found.stream().map(Reference::digest).distinct().count();
    }
}
