package dev.fairway.ledger.note;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The one spelling that a number of a note may have.
final class Spelling {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private Spelling() {}

    /// A decimal below 10^18 without leading zeros.
    static OptionalLong number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
