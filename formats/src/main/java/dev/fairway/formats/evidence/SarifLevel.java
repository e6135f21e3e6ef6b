package dev.fairway.formats.evidence;

import java.util.Optional;

/// How grave a result of SARIF is; the gravest last.
enum SarifLevel {
    NONE,
    NOTE,
    WARNING,
    ERROR;

    static Optional<SarifLevel> parse(String word) {
        return switch (word) {
            case "none" -> Optional.of(NONE);
            case "note" -> Optional.of(NOTE);
            case "warning" -> Optional.of(WARNING);
            case "error" -> Optional.of(ERROR);
            default -> Optional.empty();
        };
    }

    static SarifLevel graver(SarifLevel one, SarifLevel other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
