package dev.fairway.ledger.log;

import java.util.regex.Pattern;

/// The forms of names that predicates hold (docs/ledger-format.md, 1 and 5).
final class Spellings {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern STREAM = Pattern.compile("[a-z]{1,40}(/[A-Za-z0-9._+@-]{1,201}){0,3}+");
    private static final int LONGEST_STREAM = 400;

    private Spellings() {}

    /// An actor, or the id of a statement: 128 bits.
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static boolean isStream(String text) {
        return text.length() <= LONGEST_STREAM && STREAM.matcher(text).matches();
    }
}
