package dev.fairway.formats.image;

import dev.fairway.core.release.SeenPlatform;
import java.util.Optional;

/// What something is built for, as an index or a configuration says it.
public record PlatformName(Optional<String> os, Optional<String> architecture, Optional<String> variant) {

    static final PlatformName NONE = new PlatformName(Optional.empty(), Optional.empty(), Optional.empty());

    /// Empty where it says something that is no name.
    static Optional<PlatformName> of(JsonValue.Members json) {
        var name = new PlatformName(json.text("os"), json.text("architecture"), json.text("variant"));
        return SeenPlatform.isWord(name.os())
                        && SeenPlatform.isWord(name.architecture())
                        && SeenPlatform.isWord(name.variant())
                ? Optional.of(name)
                : Optional.empty();
    }

    /// Whether it says anything.
    public boolean isThere() {
        return os.isPresent() || architecture.isPresent() || variant.isPresent();
    }

    /// How builders mark a manifest that is about another one: what attests a platform is none.
    public boolean isOfNothing() {
        return os.equals(Optional.of("unknown")) && architecture.equals(Optional.of("unknown"));
    }
}
