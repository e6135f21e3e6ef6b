package dev.fairway.ledger.store;

/// That a store could not do what was asked. What it is about is told without any value of an entry.
public final class LedgerStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    /// What went wrong, as far as it changes what to do next.
    public enum Code {
        /// Somebody else held the store for longer than one waits. Nothing was recorded.
        BUSY,
        /// It cannot be reached or read, or not be written to. After an append, nobody knows what was recorded.
        UNAVAILABLE,
        /// What it holds contradicts itself.
        MALFORMED
    }

    public LedgerStoreException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public LedgerStoreException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
