package dev.fairway.formats.image;

import dev.fairway.core.release.ReleaseNames;
import java.util.Optional;

/// What a manifest refers to.
///
/// @param digest `sha256:` and 64 hex digits
/// @param size in bytes
public record Descriptor(String mediaType, String digest, long size) {

    static Optional<Descriptor> of(JsonValue.Members json) {
        return json.text("digest")
                .filter(ReleaseNames::isDigest)
                .flatMap(digest -> json.whole("size")
                        .filter(size -> size >= 0)
                        .map(size -> new Descriptor(json.text("mediaType").orElse(""), digest, size)));
    }
}
