package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

/// The outside world failed a connector as a whole. Thrown only by connectors; the message names what, where and what
/// to do, and never a value.
public final class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What kind of failure it was.
    public enum Code {
        /// It is not there, or cannot be reached.
        UNREACHABLE,
        /// It is there and may not be read.
        DENIED,
        /// It answered with something that cannot be understood.
        MALFORMED
    }

    private final Code code;

    public ConnectorException(Code code, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
    }

    public ConnectorException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
    }

    public Code code() {
        return code;
    }
}
