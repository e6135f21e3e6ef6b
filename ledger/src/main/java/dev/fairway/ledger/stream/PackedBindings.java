package dev.fairway.ledger.stream;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.bytes.Sha256;
import dev.fairway.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bindings by number, a million of them in little more than their bytes: key, count, last and link, one after the
/// other as they are hashed. For one thread.
final class PackedBindings {

    private static final int COUNT = Hash.SIZE;
    private static final int LAST = COUNT + Long.BYTES;
    private static final int LINK = LAST + Long.BYTES;
    private static final int WIDTH = LINK + Hash.SIZE;
    private static final int CHUNK = 1 << 12;

    private final List<byte[]> chunks = new ArrayList<>();
    private final Sha256 sha256 = new Sha256();
    private int size;

    int size() {
        return size;
    }

    /// The number of a key's first entry.
    int add(Bytes key, long index, Hash leaf) {
        if (size % CHUNK == 0) {
            chunks.add(new byte[CHUNK * WIDTH]);
        }
        var number = size++;
        System.arraycopy(key.array(), 0, chunk(number), at(number), Hash.SIZE);
        put(number, 1, index, leaf);
        return number;
    }

    /// Adds an entry to a key that has some.
    ///
    /// @throws IllegalArgumentException unless it comes after them
    void then(int number, long index, Hash leaf) {
        var numbers = ByteBuffer.wrap(chunk(number));
        var last = numbers.getLong(at(number) + LAST);
        if (index <= last) {
            throw new IllegalArgumentException("entry %d does not come after %d".formatted(index, last));
        }
        put(number, numbers.getLong(at(number) + COUNT) + 1, index, leaf);
    }

    private void put(int number, long count, long index, Hash leaf) {
        var chunk = chunk(number);
        var at = at(number);
        ByteBuffer.wrap(chunk).putLong(at + COUNT, count).putLong(at + LAST, index);
        sha256.add(Binding.LINK_BYTE);
        sha256.add(chunk, at + LINK, Hash.SIZE);
        sha256.add(leaf.bytes().array(), 0, Hash.SIZE);
        sha256.end(chunk, at + LINK);
    }

    boolean hasKey(int number, Bytes key) {
        var at = at(number);
        return Arrays.equals(chunk(number), at, at + Hash.SIZE, key.array(), 0, Hash.SIZE);
    }

    /// Whether a bit of a key is set, counted from the first byte's highest.
    boolean isSet(int number, int bit) {
        return HeadsMap.isSet(chunk(number)[at(number) + bit / Byte.SIZE], bit);
    }

    /// Writes the hash of a map that holds nothing else.
    void hash(int number, byte[] into, int at) {
        sha256.add(Binding.BINDING_BYTE);
        sha256.add(chunk(number), at(number), WIDTH);
        sha256.end(into, at);
    }

    Binding get(int number) {
        var bytes = Bytes.of(Arrays.copyOfRange(chunk(number), at(number), at(number) + WIDTH));
        return new Binding(
                bytes.slice(0, COUNT),
                bytes.buffer().getLong(COUNT),
                bytes.buffer().getLong(LAST),
                bytes.slice(LINK));
    }

    private byte[] chunk(int number) {
        return chunks.get(number / CHUNK);
    }

    private static int at(int number) {
        return number % CHUNK * WIDTH;
    }
}
