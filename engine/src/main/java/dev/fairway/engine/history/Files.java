package dev.fairway.engine.history;

import dev.fairway.engine.history.Step.Version;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Which version of each file of a unit was there at some moment, by the names of today.
record Files(Map<String, Version> versions) {

    static final Files NONE = new Files(Map.of());

    Files {
        versions = new TreeMap<>(versions);
    }

    /// The same, where some files were something else, or nothing.
    Files with(Map<String, Optional<Version>> others) {
        var changed = new TreeMap<>(versions);
        others.forEach((file, version) -> {
            changed.remove(file);
            version.ifPresent(found -> changed.put(file, found));
        });
        return new Files(changed);
    }

    Files only(Predicate<String> files) {
        var some = new TreeMap<>(versions);
        some.keySet().removeIf(files.negate());
        return new Files(some);
    }
}
