package dev.fairway.formats.read;

import dev.fairway.core.secret.KeyMeaning;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What names of keys say about their values, remembered over all files of a run: the same few names stand in
/// thousands of files. Several threads may ask.
final class KnownKeys {

    private static final int MOST_REMEMBERED = 20_000;

    private final ConcurrentMap<String, Key> keys = new ConcurrentHashMap<>();

    /// What a value is called, and what that, or what it stands under, says.
    record Key(String name, KeyMeaning meaning) {

        static final Key NONE = new Key("", KeyMeaning.PLAIN);

        boolean names() {
            return meaning.names();
        }

        Key below(Key above) {
            var inherited = above.meaning.inherit(name, meaning);
            return inherited == meaning ? this : new Key(name, inherited);
        }
    }

    Key of(String name) {
        var known = keys.get(name);
        if (known != null) {
            return known;
        }
        var key = new Key(name, KeyMeaning.of(name));
        if (keys.size() < MOST_REMEMBERED) {
            keys.put(name, key);
        }
        return key;
    }
}
