package dev.fairway.core.classify;

import java.util.Locale;
import java.util.Optional;

/// The machine that a text leads to.
public final class NetworkHost {

    private NetworkHost() {}

    /// Of a URL, an address or a name that ends as hosts do; nothing for any other text.
    public static Optional<String> of(String text) {
        return Hosts.parse(text).map(parts -> parts.host().toLowerCase(Locale.ROOT));
    }
}
