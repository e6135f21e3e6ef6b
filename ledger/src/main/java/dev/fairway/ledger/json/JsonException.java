package dev.fairway.ledger.json;

/// Bytes that are no I-JSON. The message names the fault and where it is, and never what stands there.
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param at characters before the fault
    JsonException(String fault, int at) {
        super("%s at character %d".formatted(fault, at + 1));
    }
}
