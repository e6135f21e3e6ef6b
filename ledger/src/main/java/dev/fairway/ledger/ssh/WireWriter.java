package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import java.nio.ByteBuffer;

/// Writes the fields of RFC 4251, 5.
public final class WireWriter {

    private WireWriter() {}

    /// A `string`: its length, and then the bytes.
    public static Bytes field(Bytes content) {
        return number(content.length()).then(content);
    }

    /// A `uint32`.
    static Bytes number(int value) {
        return Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }
}
