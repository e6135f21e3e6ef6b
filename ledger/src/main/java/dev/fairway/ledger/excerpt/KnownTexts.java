package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;

/// The texts that packages came with, of this version and those released before: what was whole once stays whole. A
/// release that changes a text adds its digest to `known-texts`, and takes none away.
final class KnownTexts {

    private static final String LIST = "known-texts";

    private KnownTexts() {}

    /// @param name of the file
    static boolean has(String name, Bytes content) {
        var line = "%s  %s".formatted(content.sha256().hex(), name);
        return ExcerptFiles.constant(LIST).text().orElseThrow().lines().anyMatch(line::equals);
    }
}
