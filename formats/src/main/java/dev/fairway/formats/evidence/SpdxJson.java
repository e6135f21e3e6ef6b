package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.Inventory;
import java.util.ArrayList;
import java.util.Optional;

/// Reads an SPDX 2.2 or 2.3 document in JSON.
final class SpdxJson {

    private final Spdx document = new Spdx();

    static Inventory read(JsonPart part) {
        var reader = new SpdxJson();
        part.read(cursor -> cursor.members(name -> reader.member(cursor, name)));
        return reader.document.inventory();
    }

    private void member(JsonCursor cursor, String name) {
        switch (name) {
            case "spdxVersion" -> document.version(cursor.text().orElse(""));
            case "creationInfo" ->
                cursor.members(it -> {
                    if (it.equals("created")) {
                        cursor.text().ifPresent(document::created);
                    }
                });
            case "documentDescribes" -> cursor.items(() -> cursor.text().ifPresent(document::describes));
            case "relationships" -> cursor.items(() -> relationship(cursor));
            case "packages" ->
                cursor.items(() -> {
                    document.countPackage();
                    element(cursor);
                });
            case "files" ->
                cursor.items(() -> {
                    document.countFile();
                    element(cursor);
                });
            default -> {}
        }
    }

    private void relationship(JsonCursor cursor) {
        var from = new Holder<String>();
        var type = new Holder<String>();
        var to = new Holder<String>();
        cursor.members(name -> {
            switch (name) {
                case "spdxElementId" -> from.set(cursor.text());
                case "relationshipType" -> type.set(cursor.text());
                case "relatedSpdxElement" -> to.set(cursor.text());
                default -> {}
            }
        });
        document.relation(from.get().orElse(""), type.get().orElse(""), to.get().orElse(""));
    }

    private void element(JsonCursor cursor) {
        var id = new Holder<String>();
        var digests = new ArrayList<Digest>();
        cursor.members(name -> {
            switch (name) {
                case "SPDXID" -> id.set(cursor.text());
                case "checksums" -> cursor.items(() -> checksum(cursor).ifPresent(digests::add));
                case "versionInfo" -> cursor.text().flatMap(Purls::spelled).ifPresent(digests::add);
                case "externalRefs" ->
                    cursor.items(() -> cursor.members(it -> {
                        if (it.equals("referenceLocator")) {
                            cursor.text().map(Purls::digests).ifPresent(digests::addAll);
                        }
                    }));
                default -> {}
            }
        });
        id.get().ifPresent(it -> digests.forEach(digest -> document.digest(it, digest)));
    }

    private static Optional<Digest> checksum(JsonCursor cursor) {
        var algorithm = new Holder<String>();
        var value = new Holder<String>();
        cursor.members(name -> {
            switch (name) {
                case "algorithm" -> algorithm.set(cursor.text());
                case "checksumValue" -> value.set(cursor.text());
                default -> {}
            }
        });
        return algorithm.get().equals(Optional.of(Spdx.SHA256))
                ? Optional.of(Spdx.checksum(value.get().orElse("")))
                : Optional.empty();
    }
}
