package dev.fairway.core.compare;

import dev.fairway.core.effective.RelaxedName;
import java.util.Locale;

/// Which spellings of a key whoever reads a file takes for one.
public enum KeySpelling {
    /// `maxConn` and `MAXCONN` are two keys, as almost everywhere.
    EXACT,
    /// .NET's configuration: `Timeout` and `timeout` are one.
    ANY_CASE,
    /// Spring Boot's: `max-conn`, `maxConn` and `MAX_CONN` are one.
    RELAXED;

    /// Equal for all spellings of one key.
    String of(String key) {
        return switch (this) {
            case EXACT -> key;
            case ANY_CASE -> key.toLowerCase(Locale.ROOT);
            case RELAXED -> {
                var letters = RelaxedName.canonical(key);
                yield letters.isEmpty() ? key : letters;
            }
        };
    }
}
