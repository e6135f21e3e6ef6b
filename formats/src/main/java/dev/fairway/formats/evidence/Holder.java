package dev.fairway.formats.evidence;

import java.util.Optional;

/// What a walk through members has found, until it is over.
final class Holder<T> {

    private Optional<T> value = Optional.empty();

    void set(Optional<T> found) {
        value = found;
    }

    Optional<T> get() {
        return value;
    }
}
