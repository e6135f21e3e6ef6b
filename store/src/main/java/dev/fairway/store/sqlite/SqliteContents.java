package dev.fairway.store.sqlite;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.store.StoredBlob;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Nodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What the tables hold within one transaction.
final class SqliteContents implements Contents {

    /// More than any log has: arithmetic with what somebody has written into a database stays within its numbers.
    private static final long MOST_ENTRIES = 1L << 48;

    private final Sql sql;

    SqliteContents(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long size() {
        var last = number("SELECT idx FROM entry ORDER BY idx DESC LIMIT 1").orElse(-1);
        var first = number("SELECT idx FROM entry ORDER BY idx LIMIT 1").orElse(0);
        if (first != 0 || last >= MOST_ENTRIES) {
            throw malformed("the store's entries are not those of a log, which are numbered from 0 on");
        }
        return last + 1;
    }

    @Override
    public Optional<Digest> first() {
        return first(row -> Sql.bytes(row, 1), "SELECT hash FROM node WHERE place = 0")
                .map(hash -> new Digest("sha256:" + hash.hex()));
    }

    @Override
    public Optional<Instant> lastTime() {
        return first(row -> row.getLong(1), "SELECT time FROM known ORDER BY idx DESC LIMIT 1")
                .map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<Holder> holder(String fingerprint) {
        return first(
                SqliteContents::holder,
                "SELECT wire, kind, actor, ended FROM holder WHERE fingerprint = ?",
                fingerprint);
    }

    private static Holder holder(ResultSet row) throws SQLException {
        var kind =
                KeyKind.parse(String.valueOf(row.getString(2))).orElseThrow(() -> new SQLException("a key of no kind"));
        var key = PublicKey.of(Sql.bytes(row, 1)).orElseThrow(() -> new SQLException("no key"));
        row.getLong(4);
        var inForce = row.wasNull();
        return new Holder(key, kind, String.valueOf(row.getString(3)), inForce);
    }

    @Override
    public long keysInForce(String actor) {
        return number("SELECT COUNT(*) FROM holder WHERE actor = ? AND ended IS NULL", actor)
                .orElse(0);
    }

    @Override
    public boolean isFounder(String actor) {
        return first(row -> Sql.bytes(row, 1), "SELECT leaf FROM entry WHERE idx = 0")
                .flatMap(Leaf::parse)
                .filter(leaf -> leaf.actor().equals(actor))
                .isPresent();
    }

    @Override
    public boolean isVouched(String actor) {
        return number("SELECT 1 FROM vouched WHERE actor = ?", actor).isPresent();
    }

    @Override
    public Optional<Stated> stated(String id, PublicKey signer) {
        return first(
                row -> new Stated(
                        row.getLong(1), new Digest("sha256:" + Sql.bytes(row, 2).hex())),
                "SELECT idx, payload FROM known WHERE id = ? AND signer = ?",
                Bytes.hex(id),
                signer.hash());
    }

    @Override
    public long revision(String stream) {
        return number("SELECT COALESCE(MAX(number), 0) FROM revision WHERE stream = ?", stream)
                .orElse(0);
    }

    @Override
    public Optional<Note> checkpoint() {
        return first(row -> Sql.bytes(row, 1), "SELECT note FROM checkpoint")
                .map(bytes -> Note.parse(bytes)
                        .orElseThrow(() ->
                                new LedgerStoreException(Code.MALFORMED, "the store's checkpoint is no signed note")));
    }

    @Override
    public Recorded entry(long index) {
        return first(
                        row -> new Recorded(Sql.bytes(row, 1), Sql.bytes(row, 2)),
                        "SELECT leaf, envelope FROM entry WHERE idx = ?",
                        index)
                .orElseThrow(() -> new IllegalArgumentException("the store has no entry %d".formatted(index)));
    }

    @Override
    public List<Recorded> entries(long from, int most) {
        var entries = all(
                row -> Map.entry(row.getLong(1), new Recorded(Sql.bytes(row, 2), Sql.bytes(row, 3))),
                "SELECT idx, leaf, envelope FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?",
                from,
                most);
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i).getKey() != from + i) {
                throw new IllegalArgumentException("the store has no entry %d".formatted(from + i));
            }
        }
        return entries.stream().map(Map.Entry::getValue).toList();
    }

    @Override
    public List<Bytes> leaves(long from, int most) {
        var leaves = all(
                row -> Map.entry(row.getLong(1), Sql.bytes(row, 2)),
                "SELECT idx, leaf FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?",
                from,
                most);
        return IntStream.range(0, leaves.size())
                .takeWhile(i -> leaves.get(i).getKey() == from + i)
                .mapToObj(i -> leaves.get(i).getValue())
                .toList();
    }

    @Override
    public List<Long> revisions(String stream) {
        return all("SELECT idx FROM revision WHERE stream = ? ORDER BY number", stream);
    }

    @Override
    public List<Long> about(String predicateType, Digest subject) {
        return all("SELECT idx FROM subject WHERE digest = ? AND type = ? ORDER BY idx", bytes(subject), predicateType);
    }

    @Override
    public Optional<Bytes> blob(Digest digest) {
        return first(row -> Sql.bytes(row, 1), "SELECT content FROM blob WHERE digest = ?", bytes(digest));
    }

    @Override
    public Optional<Digest> salted(Digest plain) {
        return first(row -> Sql.bytes(row, 1), "SELECT digest FROM blob WHERE plain = ? LIMIT 1", bytes(plain))
                .map(hash -> new Digest("sha256:" + hash.hex()));
    }

    @Override
    public Hash at(int level, long index) {
        return first(
                        row -> new Hash(Sql.bytes(row, 1)),
                        "SELECT hash FROM node WHERE place = ?",
                        Nodes.place(level, index))
                .orElseThrow(() -> malformed("the store misses node %d of level %d".formatted(index, level)));
    }

    @Override
    public OptionalLong heads() {
        return number("SELECT idx FROM heads");
    }

    @Override
    public List<Bucket> buckets() {
        return all(Indexes::bucket, "SELECT number, count, hash FROM bucket ORDER BY number");
    }

    @Override
    public List<Binding> bindings(int bucket) {
        return all(
                Indexes::binding,
                "SELECT key, count, last, link FROM binding WHERE key >= ? AND key < ? ORDER BY key",
                Bucket.from(bucket),
                Bucket.until(bucket));
    }

    @Override
    public void bindings(Consumer<Binding> each) {
        each(Indexes::binding, each, "SELECT key, count, last, link FROM binding ORDER BY key");
    }

    @Override
    public void indexes(Consumer<IndexRow> each) {
        try {
            Schema.requireOwn(sql);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
        // What one looks up by could differ from what is in the rows.
        var fault = first(row -> String.valueOf(row.getString(1)), "PRAGMA integrity_check(1)");
        if (!fault.equals(Optional.of("ok"))) {
            throw new LedgerStoreException(Code.MALFORMED, "the store's database contradicts itself");
        }
        Indexes.rows().forEach((query, row) -> each(row, each, query));
    }

    @Override
    public void blobs(Consumer<StoredBlob> each) {
        each(
                row -> new StoredBlob(
                        Sql.bytes(row, 1),
                        Sql.bytes(row, 2),
                        Optional.ofNullable(row.getBytes(3)).map(Bytes::of)),
                each,
                "SELECT digest, content, plain FROM blob");
    }

    private static LedgerStoreException malformed(String what) {
        return new LedgerStoreException(Code.MALFORMED, what);
    }

    private static Bytes bytes(Digest digest) {
        return Bytes.hex(digest.hex());
    }

    private <T> Optional<T> first(Sql.Row<T> row, String query, Object... arguments) {
        try {
            return sql.first(row, query, arguments);
        } catch (SQLException e) {
            throw Failures.of(e);
        } catch (IllegalArgumentException e) {
            throw new LedgerStoreException(Code.MALFORMED, "the store holds what no log has", e);
        }
    }

    private <T> void each(Sql.Row<? extends T> row, Consumer<T> consumer, String query) {
        try {
            sql.each(row, consumer, query);
        } catch (SQLException e) {
            throw Failures.of(e);
        } catch (IllegalArgumentException e) {
            throw new LedgerStoreException(Code.MALFORMED, "the store holds what no log has", e);
        }
    }

    private OptionalLong number(String query, Object... arguments) {
        var number = first(row -> row.getLong(1), query, arguments);
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    private List<Long> all(String query, Object... arguments) {
        return all(row -> row.getLong(1), query, arguments);
    }

    private <T> List<T> all(Sql.Row<T> row, String query, Object... arguments) {
        try {
            return sql.all(row, query, arguments);
        } catch (SQLException e) {
            throw Failures.of(e);
        } catch (IllegalArgumentException e) {
            throw new LedgerStoreException(Code.MALFORMED, "the store holds what no log has", e);
        }
    }
}
