package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a CycloneDX SBOM in JSON.
final class CycloneDxJson {

    private final List<Digest> subjects = new ArrayList<>();
    private String version = "";
    private Optional<Instant> ended = Optional.empty();
    private long components;
    private long open;
    private long closed;

    static Inventory read(JsonPart part) {
        var reader = new CycloneDxJson();
        part.read(cursor -> cursor.members(name -> reader.member(cursor, name)));
        return reader.inventory();
    }

    private Inventory inventory() {
        return CycloneDx.inventory(version, components, open, closed, subjects, ended);
    }

    private void member(JsonCursor cursor, String name) {
        switch (name) {
            case "specVersion" -> version = cursor.text().orElse("");
            case "metadata" -> cursor.members(it -> metadata(cursor, it));
            case "components" -> cursor.items(() -> component(cursor));
            case "vulnerabilities" -> cursor.items(() -> vulnerability(cursor));
            default -> {}
        }
    }

    private void metadata(JsonCursor cursor, String name) {
        switch (name) {
            case "timestamp" -> ended = cursor.text().flatMap(Times::zoned);
            case "component" -> cursor.members(it -> described(cursor, it));
            default -> {}
        }
    }

    private void described(JsonCursor cursor, String name) {
        switch (name) {
            case "hashes" -> cursor.items(() -> hash(cursor));
            case "purl" -> cursor.text().map(Purls::digests).ifPresent(subjects::addAll);
            case "version" -> cursor.text().flatMap(Purls::spelled).ifPresent(subjects::add);
            default -> {}
        }
    }

    private void hash(JsonCursor cursor) {
        var algorithm = new Holder<String>();
        var content = new Holder<String>();
        cursor.members(name -> {
            switch (name) {
                case "alg" -> algorithm.set(cursor.text());
                case "content" -> content.set(cursor.text());
                default -> {}
            }
        });
        if (algorithm.get().equals(Optional.of(CycloneDx.SHA_256))) {
            subjects.add(CycloneDx.digest(content.get().orElse("")));
        }
    }

    private void component(JsonCursor cursor) {
        components++;
        cursor.members(name -> {
            if (name.equals("components")) {
                cursor.items(() -> component(cursor));
            }
        });
    }

    private void vulnerability(JsonCursor cursor) {
        var state = new Holder<String>();
        cursor.members(name -> {
            if (name.equals("analysis")) {
                cursor.members(it -> {
                    if (it.equals("state")) {
                        state.set(cursor.text());
                    }
                });
            }
        });
        if (CycloneDx.isClosed(state.get().orElse(""))) {
            closed++;
        } else {
            open++;
        }
    }
}
