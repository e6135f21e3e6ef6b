package dev.fairway.ledger.stream;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.tree.Hash;
import java.nio.ByteBuffer;

/// What the map knows of one key: how many entries there are, the last of them, and a chain over all.
///
/// @param key 32 bytes: of a stream, or of a subject
/// @param count of entries, at least 1; for a stream its last revision
/// @param last index of the last entry
/// @param link chain over the hashes of the entries' leaves, so that none can be exchanged for another
public record Binding(Bytes key, long count, long last, Bytes link) {

    private static final Bytes NO_LINK = Bytes.of(new byte[Hash.SIZE]);
    /// What is hashed before a binding.
    static final byte BINDING_BYTE = 0x10;
    /// What is hashed before a link and a leaf.
    static final byte LINK_BYTE = 0x12;

    private static final Bytes BINDING = Bytes.of(BINDING_BYTE);
    private static final Bytes LINK = Bytes.of(LINK_BYTE);

    public Binding {
        requireNonNull(link, "link");
        if (key.length() != Hash.SIZE) {
            throw new IllegalArgumentException("a key of the map has %d bytes".formatted(Hash.SIZE));
        }
        if (count < 1 || last < count - 1) {
            throw new IllegalArgumentException("%d entries cannot end at index %d".formatted(count, last));
        }
    }

    /// The key of a stream, by its name.
    public static Bytes ofStream(String name) {
        return Bytes.utf8("fairway stream\n" + name).sha256();
    }

    /// The key of one kind of statement about one subject.
    ///
    /// @param subject 64 hex digits
    public static Bytes ofSubject(String predicateType, String subject) {
        return Bytes.utf8("fairway subject\n" + predicateType + "\n" + subject).sha256();
    }

    /// The first entry of a key.
    public static Binding first(Bytes key, long index, Hash leaf) {
        return new Binding(key, 1, index, linked(NO_LINK, leaf));
    }

    /// This key with one more entry.
    public Binding then(long index, Hash leaf) {
        if (index <= last) {
            throw new IllegalArgumentException("entry %d does not come after %d".formatted(index, last));
        }
        return new Binding(key, count + 1, index, linked(link, leaf));
    }

    private static Bytes linked(Bytes link, Hash leaf) {
        return Bytes.sha256(LINK, link, leaf.bytes());
    }

    /// The hash of a map that holds nothing else.
    Bytes hash() {
        var numbers =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(count).putLong(last).array();
        return Bytes.sha256(BINDING, key, Bytes.of(numbers), link);
    }
}
