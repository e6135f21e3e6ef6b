package dev.fairway.ledger.verify;

import static java.util.Objects.requireNonNull;

/// Something that is wrong with a log.
///
/// @param place a file of an export, or an entry, index or blob of a store
/// @param what a sentence without any value of a statement
public record Fault(String place, String what) {

    public Fault {
        requireNonNull(place, "place");
        requireNonNull(what, "what");
    }

    @Override
    public String toString() {
        // What names its entry is not told it twice.
        return what.startsWith(place + " ") || what.startsWith(place + ":") ? what : place + ": " + what;
    }
}
