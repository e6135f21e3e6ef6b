package dev.fairway.engine.release;

import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.Release;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The bytes that a release is known by (docs/ledger-format.md, 7).
public final class Manifests {

    private static final Set<String> MEMBERS = Set.of("app", "commit", "components", "supersedes", "version");

    private Manifests() {}

    public static Bytes bytes(Release release) {
        var components = new TreeMap<String, TreeMap<String, Json>>();
        for (var component : release.components()) {
            components
                    .computeIfAbsent(component.kind().word(), _ -> new TreeMap<>())
                    .put(component.name(), Json.of(component.digest()));
        }
        var kinds = new TreeMap<String, Json>();
        components.forEach((kind, named) -> kinds.put(kind, Json.Mapping.of(named)));
        var members = new TreeMap<String, Json>(Map.of(
                "app", Json.of(release.app()),
                "components", Json.Mapping.of(kinds),
                "version", Json.of(release.version())));
        release.commit().ifPresent(it -> members.put("commit", Json.of(it)));
        release.supersedes().ifPresent(it -> members.put("supersedes", Json.of(it)));
        return Json.Mapping.of(members).canonical();
    }

    /// The id of a release.
    public static Digest id(Release release) {
        return Digest.of(bytes(release));
    }

    /// Reads a manifest; nothing where it is not one to the letter.
    public static Optional<Release> parse(Bytes bytes) {
        return JsonReader.canonical(bytes)
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .filter(json -> MEMBERS.containsAll(json.members().keySet()))
                .flatMap(Manifests::release)
                .filter(release -> bytes(release).equals(bytes));
    }

    private static Optional<Release> release(Json.Mapping json) {
        try {
            return json.text("app")
                    .flatMap(app -> json.text("version")
                            .map(version -> new Release(
                                    app, version, components(json), json.text("commit"), json.text("supersedes"))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<Component> components(Json.Mapping json) {
        var components = new ArrayList<Component>();
        if (json.members().get("components") instanceof Json.Mapping kinds) {
            kinds.members().forEach((word, named) -> {
                var kind = ComponentKind.parse(word).orElseThrow(IllegalArgumentException::new);
                if (!(named instanceof Json.Mapping names)) {
                    throw new IllegalArgumentException("components have names");
                }
                names.members().forEach((name, digest) -> {
                    if (!(digest instanceof Json.Text(var text))) {
                        throw new IllegalArgumentException("a component has a digest");
                    }
                    components.add(new Component(kind, name, text));
                });
            });
        }
        return components;
    }
}
