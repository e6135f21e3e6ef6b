package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// Whether two sets of rows are the same, without keeping any of them and whatever their order: the sum of a keyed
/// hash of each. Whoever changes rows does not know the key, and so no other rows of the same sum. Other threads
/// hash.
final class Tally {

    /// Rows that a thread takes at once.
    private static final int BATCH = 512;

    /// Batches that may wait: so many rows are kept in memory.
    private static final int MOST_WAITING = 16;

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final Bytes key;
    private final Map<Class<? extends IndexRow>, BigInteger> sums = new HashMap<>();
    private final Deque<CompletableFuture<Map<Class<? extends IndexRow>, BigInteger>>> waiting = new ArrayDeque<>();
    private List<IndexRow> batch = new ArrayList<>(BATCH);

    /// @param key drawn for this one comparison
    Tally(Bytes key) {
        this.key = key;
    }

    void add(IndexRow row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
            await(MOST_WAITING);
        }
    }

    private void flush() {
        var rows = batch;
        batch = new ArrayList<>(BATCH);
        waiting.add(CompletableFuture.supplyAsync(() -> sums(rows)));
    }

    private Map<Class<? extends IndexRow>, BigInteger> sums(List<IndexRow> rows) {
        return rows.stream().collect(Collectors.toMap(IndexRow::getClass, this::number, BigInteger::add));
    }

    private void await(int most) {
        while (waiting.size() > most) {
            waiting.remove()
                    .join()
                    .forEach((kind, sum) ->
                            sums.merge(kind, sum, (one, other) -> one.add(other).mod(MODULUS)));
        }
    }

    /// Of all rows of one kind.
    BigInteger of(Class<? extends IndexRow> kind) {
        flush();
        await(0);
        return sums.getOrDefault(kind, BigInteger.ZERO).mod(MODULUS);
    }

    private BigInteger number(IndexRow row) {
        return new BigInteger(1, Bytes.sha256(key, bytes(row)).array());
    }

    /// Each row of a kind has its own spelling.
    private static Bytes bytes(IndexRow row) {
        return switch (row) {
            case IndexRow.OfEntry(var index, var time, var id, var payload, var signer) ->
                spelled(new long[] {1, index, time}, id, payload, signer);
            case IndexRow.OfStream(var stream, var number, var index) ->
                spelled(new long[] {2, number, index}, text(stream));
            case IndexRow.OfSubject(var subject, var type, var index) ->
                spelled(new long[] {3, index}, subject, text(type));
            case IndexRow.OfKey(var fingerprint, var wire, var kind, var actor, var ended) ->
                spelled(
                        new long[] {4, ended.isPresent() ? 1 : 0, ended.orElse(0)},
                        text(fingerprint),
                        wire,
                        text(kind),
                        text(actor));
            case IndexRow.OfVouched(var actor) -> spelled(new long[] {5}, text(actor));
            case IndexRow.OfHeads(var index) -> spelled(new long[] {7, index});
            case IndexRow.OfBinding(Binding(var key, var count, var last, var link)) ->
                spelled(new long[] {8, count, last}, key, link);
            case IndexRow.OfBucket(Bucket(var number, var count, var hash)) ->
                spelled(new long[] {9, number, count}, hash);
            case IndexRow.OfBlob(var name, var plain) ->
                spelled(new long[] {10, plain.isPresent() ? 1 : 0}, name, plain.orElseGet(Bytes::of));
            case IndexRow.OfNode(var place, var hash) -> spelled(new long[] {6, place}, hash);
        };
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static Bytes spelled(long[] numbers, Bytes... texts) {
        var size = Long.BYTES * numbers.length;
        for (var text : texts) {
            size += Integer.BYTES + text.length();
        }
        var buffer = ByteBuffer.allocate(size);
        for (var number : numbers) {
            buffer.putLong(number);
        }
        for (var text : texts) {
            buffer.putInt(text.length()).put(text.buffer());
        }
        return Bytes.of(buffer.array());
    }
}
