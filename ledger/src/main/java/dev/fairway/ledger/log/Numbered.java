package dev.fairway.ledger.log;

import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers short texts of one length as they come, from 0 on, and finds them again, with what was said of each: a
/// million of them in little more than their bytes.
final class Numbered {

    private static final int CHUNK = 1 << 8;
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private final int width;
    /// Bytes of a text and of what is said of it.
    private final int both;
    private final List<byte[]> chunks = new ArrayList<>();
    /// Each number, plus 1, at a place that follows from its text.
    private int[] places = new int[16];
    private int count;

    /// @param width bytes of each
    /// @param said bytes of what is said of each
    Numbered(int width, int said) {
        this.width = width;
        this.both = width + said;
    }

    /// Gives the next number to a text; one that is there keeps its first.
    void add(Bytes text, Bytes said) {
        if (text.length() != width || said.length() != both - width) {
            throw new IllegalArgumentException(
                    "%d and %d bytes are not %d of %d".formatted(text.length(), said.length(), width, both));
        }
        if (count % CHUNK == 0) {
            chunks.add(new byte[CHUNK * both]);
        }
        var bytes = text.then(said).array();
        System.arraycopy(bytes, 0, chunks.getLast(), count % CHUNK * both, both);
        count++;
        if (2L * count > places.length) {
            places = new int[Math.multiplyExact(places.length, 2)];
            for (var number = 0; number < count; number++) {
                place(number);
            }
        } else {
            place(count - 1);
        }
    }

    private void place(int number) {
        var chunk = chunks.get(number / CHUNK);
        var from = number % CHUNK * both;
        var at = hash(chunk, from);
        while (places[at] != 0) {
            at = (at + 1) & (places.length - 1);
        }
        places[at] = number + 1;
    }

    /// The number of a text; -1 where it has none.
    int find(Bytes text) {
        var bytes = text.array();
        if (bytes.length != width) {
            return -1;
        }
        for (var at = hash(bytes, 0); places[at] != 0; at = (at + 1) & (places.length - 1)) {
            var number = places[at] - 1;
            var from = number % CHUNK * both;
            if (Arrays.equals(bytes, 0, width, chunks.get(number / CHUNK), from, from + width)) {
                return number;
            }
        }
        return -1;
    }

    /// What was said of the text of a number.
    Bytes said(int number) {
        var from = number % CHUNK * both;
        return Bytes.of(Arrays.copyOfRange(chunks.get(number / CHUNK), from + width, from + both));
    }

    /// Whoever chooses texts does not know where they go: that depends on this object, too.
    private int hash(byte[] bytes, int from) {
        var hash = System.identityHashCode(this) * MULTIPLIER;
        for (var at = from; at < from + width; at++) {
            hash = (hash ^ bytes[at]) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 20) & (places.length - 1);
    }
}
