package dev.fairway.engine.release;

import dev.fairway.core.release.Sighting;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.proved.Proved;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// An entry as a sentence, which somebody who knows nothing of logs understands.
///
/// @param type of the statement without what all types begin and end with, as in `release`
public record Told(long index, Instant time, String actor, String type, String sentence) {

    private static final String BEFORE = "urn:fairway:";

    public static Told of(Proved.Held held) {
        var statement = held.fact().statement();
        var type = type(statement.predicateType());
        return new Told(
                held.index(), held.leaf().time(), held.leaf().actor(), type, sentence(type, statement, held.index()));
    }

    private static String type(String predicateType) {
        var rest = predicateType.substring(BEFORE.length());
        return rest.endsWith(":v1") ? rest.substring(0, rest.length() - ":v1".length()) : rest;
    }

    private static String sentence(String type, Statement statement, long index) {
        var about = statement.subjects().stream().map(Subject::name).collect(Collectors.joining(", "));
        var state = statement.predicate().text("state").orElse("");
        return switch (type) {
            case "key" -> index == 0 ? "began the log, with a first key" : "%s a key".formatted(state);
            case "artifacts-seen" -> seen(statement);
            case "release" -> "recorded release %s".formatted(about);
            case "evidence" ->
                "%s %s for %s"
                        .formatted(
                                statement.predicate().text("type").orElse("evidence"),
                                statement.predicate().text("result").orElse("recorded"),
                                about);
            case "recall" -> "%s %s".formatted(state, about);
            case "erasure" ->
                "erased the bytes of " + files(statement.subjects().size());
            case "heads" -> "said where all streams end";
            default -> "%s of %s, which this version does not know".formatted(type, about);
        };
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

    private static String files(int count) {
        return count == 1 ? "a file" : "%d files".formatted(count);
    }
}
