package dev.fairway.ledger.log;

import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which statements are in which stream (docs/ledger-format.md, 5): one that could be elsewhere would not be found by
/// who reads the stream, or would take a number there that is not its own.
final class StreamTable {

    private static final String NAME = "(?![.-])[a-z0-9._-]{1,100}";
    private static final Pattern RELEASE = Pattern.compile("release/" + NAME + "@(?![.-])[A-Za-z0-9._+-]{1,100}");
    private static final Pattern IN_ENVIRONMENT = Pattern.compile("environment/" + NAME + "/" + NAME);

    private static final Map<String, Pattern> STREAMS = Map.ofEntries(
            Map.entry("policy", Pattern.compile("policy")),
            Map.entry("erasure", Pattern.compile("erasures")),
            Map.entry("release", RELEASE),
            Map.entry("artifacts-seen", RELEASE),
            Map.entry("recall", RELEASE),
            Map.entry("freeze", Pattern.compile("environment/" + NAME)),
            Map.entry("approval", IN_ENVIRONMENT),
            Map.entry("rejection", IN_ENVIRONMENT),
            Map.entry("withdrawal", IN_ENVIRONMENT),
            Map.entry("transition", IN_ENVIRONMENT),
            Map.entry("report", IN_ENVIRONMENT),
            Map.entry("adoption", IN_ENVIRONMENT),
            Map.entry("hold", IN_ENVIRONMENT),
            Map.entry("veto", IN_ENVIRONMENT),
            Map.entry("exception", IN_ENVIRONMENT),
            Map.entry("break-glass", IN_ENVIRONMENT),
            Map.entry("obligation", IN_ENVIRONMENT));

    /// What a recall says.
    private static final Set<String> RECALL = Set.of("recalled", "lifted");

    private static final Set<String> WITHOUT =
            Set.of("evidence", "snapshot", "finding", "action", "outcome", "heartbeat", "heads");

    private StreamTable() {}

    /// Whether a statement may be where it is; of a type that is not known, it may be anywhere.
    static boolean fits(Statement statement, Optional<Revision> revision) {
        var type = statement.predicateType();
        var known = type.startsWith("urn:fairway:") && type.endsWith(":v1")
                ? type.substring("urn:fairway:".length(), type.length() - ":v1".length())
                : "";
        if (WITHOUT.contains(known)) {
            return revision.isEmpty();
        }
        var form = STREAMS.get(known);
        return form == null
                || revision.filter(it -> form.matcher(it.stream()).matches() && saysSo(known, statement, it.stream()))
                        .isPresent();
    }

    /// Whether what decides about a release is there: what one reader took for something, another could take for
    /// nothing.
    private static boolean saysSo(String type, Statement statement, String stream) {
        return switch (type) {
            case "release" -> isNamedAlike(statement, stream) && isOfItsManifest(statement);
            case "recall" -> isNamedAlike(statement, stream) && isRecall(statement.predicate());
            default -> true;
        };
    }

    private static boolean isOfItsManifest(Statement statement) {
        var manifest = new Reference(statement.subjects().getFirst().digest(), false);
        return statement.predicate().get("manifest").flatMap(Reference::parse).equals(Optional.of(manifest));
    }

    private static boolean isRecall(Json.Mapping predicate) {
        return predicate.text("state").filter(RECALL::contains).isPresent()
                && predicate
                        .get("reason")
                        .flatMap(Reference::parse)
                        .filter(Reference::salted)
                        .isPresent();
    }

    private static boolean isNamedAlike(Statement statement, String stream) {
        return statement.subjects().size() == 1
                && stream.equals("release/" + statement.subjects().getFirst().name());
    }
}
