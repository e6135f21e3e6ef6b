package dev.fairway.core.meaning;

import java.util.Locale;
import java.util.Set;

/// Words that turn something on or off, in every format.
public final class Switch {

    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "enabled", "disabled");

    private Switch() {}

    public static boolean is(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
