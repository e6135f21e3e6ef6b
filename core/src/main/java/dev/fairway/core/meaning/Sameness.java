package dev.fairway.core.meaning;

/// Whether two values say the same. Not knowing is an answer of its own: ciphertext is neither equal nor different.
public enum Sameness {
    SAME,
    DIFFERENT,
    UNKNOWN
}
