package dev.fairway.engine.release;

import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenMigrations;
import dev.fairway.core.release.SeenPlatform;
import dev.fairway.core.release.Sighting;
import dev.fairway.ledger.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was seen of a release, as its statement has it (docs/ledger-format.md, 8).
final class SightingJson {

    private SightingJson() {}

    /// The members of the predicate.
    static Map<String, Json> members(Sighting sighting) {
        var artifacts = new TreeMap<String, Json>();
        sighting.artifacts().forEach((name, seen) -> artifacts.put(name, artifact(seen)));
        var migrations = new TreeMap<String, Json>();
        sighting.migrations().forEach((name, seen) -> {
            var members = new TreeMap<String, Json>();
            members.put("count", Json.of(seen.count()));
            members.put("of", Json.of(seen.of()));
            migrations.put(name, new Json.Mapping(members));
        });
        var members = new TreeMap<String, Json>();
        members.put("artifacts", new Json.Mapping(artifacts));
        members.put("migrations", new Json.Mapping(migrations));
        members.put(
                "missing",
                new Json.Listing(sighting.missing().stream().map(Json::of).toList()));
        return members;
    }

    private static Json artifact(SeenArtifact seen) {
        var platforms = new ArrayList<Json>();
        for (var platform : seen.platforms()) {
            var members = new TreeMap<String, Json>();
            platform.os().ifPresent(it -> members.put("os", Json.of(it)));
            platform.architecture().ifPresent(it -> members.put("architecture", Json.of(it)));
            platform.variant().ifPresent(it -> members.put("variant", Json.of(it)));
            platform.config().ifPresent(it -> members.put("config", Json.of(it)));
            members.put("manifest", Json.of(platform.manifest()));
            platforms.add(new Json.Mapping(members));
        }
        var members = new TreeMap<String, Json>();
        members.put("kind", Json.of(seen.kind().word()));
        members.put("of", Json.of(seen.of()));
        members.put("platforms", new Json.Listing(platforms));
        return new Json.Mapping(members);
    }

    /// Empty where a predicate does not say it so.
    static Optional<Sighting> parse(Json.Mapping predicate) {
        try {
            var artifacts = new TreeMap<String, SeenArtifact>();
            mapping(predicate, "artifacts")
                    .members()
                    .forEach((name, json) -> artifacts.put(name, artifact(required(json))));
            var migrations = new TreeMap<String, SeenMigrations>();
            mapping(predicate, "migrations")
                    .members()
                    .forEach((name, json) -> migrations.put(name, migrations(required(json))));
            var missing = listing(predicate, "missing").stream()
                    .map(SightingJson::requiredText)
                    .toList();
            return Optional.of(new Sighting(artifacts, migrations, missing));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static SeenArtifact artifact(Json.Mapping json) {
        return new SeenArtifact(
                json.text("kind").flatMap(SeenArtifact.Kind::parse).orElseThrow(IllegalArgumentException::new),
                text(json, "of"),
                listing(json, "platforms").stream()
                        .map(SightingJson::required)
                        .map(SightingJson::platform)
                        .toList());
    }

    private static SeenPlatform platform(Json.Mapping json) {
        return new SeenPlatform(
                json.text("os"),
                json.text("architecture"),
                json.text("variant"),
                text(json, "manifest"),
                json.text("config"));
    }

    private static SeenMigrations migrations(Json.Mapping json) {
        if (json.members().get("count") instanceof Json.Numeral(var count)) {
            return new SeenMigrations((long) count, text(json, "of"));
        }
        throw new IllegalArgumentException("migrations have a count");
    }

    private static String text(Json.Mapping json, String name) {
        return json.text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static Json.Mapping mapping(Json.Mapping json, String name) {
        return json.get(name).map(SightingJson::required).orElseThrow(IllegalArgumentException::new);
    }

    private static List<Json> listing(Json.Mapping json, String name) {
        if (json.members().get(name) instanceof Json.Listing(var items)) {
            return items;
        }
        throw new IllegalArgumentException(name + " is no list");
    }

    private static Json.Mapping required(Json json) {
        if (json instanceof Json.Mapping mapping) {
            return mapping;
        }
        throw new IllegalArgumentException("not an object");
    }

    private static String requiredText(Json json) {
        if (json instanceof Json.Text(var text)) {
            return text;
        }
        throw new IllegalArgumentException("not a text");
    }
}
