package dev.fairway.core.evidence;

import java.util.List;

/// Numbers in sentences.
final class Counted {

    private Counted() {}

    /// `1 test`, `3 tests`.
    static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /// `a`, `a and b`, `a, b and c`.
    static String list(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
