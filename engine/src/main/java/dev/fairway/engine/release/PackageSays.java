package dev.fairway.engine.release;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.excerpt.Excerpt;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.store.Blob;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one entry of a package says, for people, in a few words.
final class PackageSays {

    private static final String KEY = "urn:fairway:key:v1";

    private PackageSays() {}

    static String text(Excerpt.Part part, Excerpt excerpt) {
        var predicate = part.fact().statement().predicate();
        var state = part.leaf().predicateType().equals(KEY) ? Optional.of(key(predicate)) : predicate.text("state");
        var said = says(predicate, state);
        var reason = predicate.get("reason").flatMap(Reference::parse).map(it -> reason(it, excerpt));
        return said.isEmpty()
                ? reason.orElse("")
                : said + reason.map(": "::concat).orElse("");
    }

    /// Nothing is an empty text.
    static String state(Excerpt.Part part) {
        return part.fact().statement().predicate().text("state").orElse("");
    }

    /// Whose it is: somebody new, a machine, or one who has keys already.
    private static String key(Json.Mapping predicate) {
        var state = predicate.text("state").orElse("");
        var words = switch (state) {
            case "added" ->
                predicate.get("revision").equals(Optional.of(Json.of(1L)))
                        ? "added somebody new"
                        : "added a further key";
            case "rotated" -> "rotated to";
            default -> state;
        };
        var fingerprint = predicate
                .get("key")
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .flatMap(key -> key.text("public"))
                .flatMap(Bytes::base64)
                .map(wire -> wire.sha256().base64().replace("=", ""))
                .orElse("");
        return "%s, SHA256:%s"
                .formatted(predicate.members().containsKey("machine") ? "added a machine" : words, fingerprint);
    }

    /// What somebody gave as one; it may be erased.
    private static String reason(Reference reference, Excerpt excerpt) {
        return Optional.ofNullable(excerpt.documents().get(reference.digest()))
                .map(content -> content.slice(reference.salted() ? Math.min(Blob.SALT, content.length()) : 0))
                .map(content -> content.text().orElse(""))
                .orElse("the reason was erased");
    }

    private static String says(Json.Mapping predicate, Optional<String> state) {
        var words = Stream.of(
                        predicate.text("type"),
                        state,
                        predicate.text("result"),
                        predicate.text("in").filter(it -> !it.isEmpty()).map(it -> "in " + it),
                        missing(predicate))
                .flatMap(Optional::stream)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
        if (predicate.members().get("counts") instanceof Json.Mapping counts) {
            for (var count : new TreeMap<>(counts.members()).entrySet()) {
                if (count.getValue() instanceof Json.Numeral(var number)) {
                    words += ", %s %d".formatted(count.getKey(), (long) number);
                }
            }
        }
        return words;
    }

    /// Parts of the release that somebody looked for in vain.
    private static Optional<String> missing(Json.Mapping predicate) {
        if (predicate.members().get("missing") instanceof Json.Listing(var items)) {
            var names = items.stream()
                    .flatMap(item -> item instanceof Json.Text(var name) ? Stream.of(name) : Stream.empty())
                    .toList();
            return names.isEmpty() ? Optional.empty() : Optional.of("missing " + String.join(", ", names));
        }
        return Optional.empty();
    }
}
