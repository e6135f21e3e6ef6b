package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import java.math.BigInteger;

/// Reads the fields of RFC 4251, 5, one after the other. What cannot be read is empty, and the whole is not done then.
final class WireReader {

    private static final Bytes NOTHING = Bytes.of();
    private static final int BYTE = 0xff;

    private final Bytes content;
    private int at;
    private boolean sound = true;

    WireReader(Bytes content) {
        this.content = content;
    }

    /// Whether all could be read, and nothing is left.
    boolean isDone() {
        return sound && at == content.length();
    }

    /// So many bytes as they are.
    Bytes raw(int length) {
        if (!sound || length < 0 || length > content.length() - at) {
            sound = false;
            return NOTHING;
        }
        at += length;
        return content.slice(at - length, at);
    }

    /// Unsigned; 0 where there is none.
    int octet() {
        var one = raw(1);
        return sound ? one.at(0) & BYTE : 0;
    }

    /// A `string`: its length, and then so many bytes. One above 2^31 is longer than anything here.
    Bytes field() {
        var length = raw(Integer.BYTES);
        return sound ? raw(length.buffer().getInt()) : NOTHING;
    }

    /// A `string` that is text; empty where it is not UTF-8.
    String text() {
        return field().text().orElse("");
    }

    /// An `mpint` that is positive, and has no byte that it does not need.
    BigInteger integer() {
        var bytes = field();
        var spelled =
                bytes.length() > 0 && bytes.at(0) >= 0 && (bytes.at(0) > 0 || (bytes.length() > 1 && bytes.at(1) < 0));
        if (!spelled) {
            sound = false;
            return BigInteger.ZERO;
        }
        return new BigInteger(1, bytes.array());
    }
}
