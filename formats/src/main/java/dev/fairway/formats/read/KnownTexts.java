package dev.fairway.formats.read;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Texts that were found to hold no secret where their key says nothing: the same few stand in thousands of files
/// and of versions, and to look a text over takes longer than to read it. Several threads may ask.
final class KnownTexts {

    /// Characters that are remembered, all texts together; what comes later is looked over each time.
    private static final int MOST_REMEMBERED = 8_000_000;

    /// What a text costs besides its characters, in as many of them.
    private static final int EACH = 100;

    private final Set<String> harmless = ConcurrentHashMap.newKeySet();
    private final AtomicInteger remembered = new AtomicInteger();

    boolean isHarmless(String text) {
        return harmless.contains(text);
    }

    void noteHarmless(String text) {
        var size = text.length() + EACH;
        if (size <= MOST_REMEMBERED - remembered.get() && harmless.add(text)) {
            remembered.addAndGet(size);
        }
    }
}
