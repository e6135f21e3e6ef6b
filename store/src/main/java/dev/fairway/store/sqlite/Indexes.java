package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How the tables that could be made from the entries are read as they are.
final class Indexes {

    private Indexes() {}

    /// By query.
    static Map<String, Sql.Row<IndexRow>> rows() {
        var rows = new LinkedHashMap<String, Sql.Row<IndexRow>>();
        rows.put("SELECT idx, time, id, payload, signer FROM known", Indexes::entry);
        rows.put(
                "SELECT stream, number, idx FROM revision",
                row -> new IndexRow.OfStream(text(row, 1), row.getLong(2), row.getLong(3)));
        rows.put(
                "SELECT digest, type, idx FROM subject",
                row -> new IndexRow.OfSubject(Sql.bytes(row, 1), text(row, 2), row.getLong(3)));
        rows.put("SELECT fingerprint, wire, kind, actor, ended FROM holder", Indexes::key);
        rows.put("SELECT actor FROM vouched", row -> new IndexRow.OfVouched(text(row, 1)));
        rows.put("SELECT place, hash FROM node", row -> new IndexRow.OfNode(row.getLong(1), Sql.bytes(row, 2)));
        rows.put("SELECT idx FROM heads", row -> new IndexRow.OfHeads(row.getLong(1)));
        rows.put("SELECT key, count, last, link FROM binding", row -> new IndexRow.OfBinding(binding(row)));
        rows.put("SELECT number, count, hash FROM bucket", row -> new IndexRow.OfBucket(bucket(row)));
        return rows;
    }

    /// Keeps a row. Those of the map of ends take the place of older ones.
    static void keep(Sql sql, IndexRow row) throws SQLException {
        switch (row) {
            case IndexRow.OfEntry(var index, var time, var id, var payload, var signer) ->
                sql.change(
                        "INSERT INTO known(idx, time, id, payload, signer) VALUES(?, ?, ?, ?, ?)",
                        index,
                        time,
                        id,
                        payload,
                        signer);
            case IndexRow.OfStream(var stream, var number, var index) ->
                sql.change("INSERT INTO revision(stream, number, idx) VALUES(?, ?, ?)", stream, number, index);
            case IndexRow.OfSubject(var subject, var type, var index) ->
                sql.change("INSERT INTO subject(digest, type, idx) VALUES(?, ?, ?)", subject, type, index);
            case IndexRow.OfKey(var fingerprint, var wire, var kind, var actor, var ended) -> {
                sql.change(
                        "INSERT INTO holder(fingerprint, wire, kind, actor) VALUES(?, ?, ?, ?)",
                        fingerprint,
                        wire,
                        kind,
                        actor);
                if (ended.isPresent()) {
                    end(sql, fingerprint, ended.getAsLong());
                }
            }
            case IndexRow.OfVouched(var actor) -> sql.change("INSERT OR IGNORE INTO vouched(actor) VALUES(?)", actor);
            case IndexRow.OfBlob(var name, var plain) ->
                sql.change("UPDATE blob SET plain = ? WHERE digest = ? AND plain IS NOT ?", plain, name, plain);
            case IndexRow.OfNode(var place, var hash) ->
                sql.change("INSERT INTO node(place, hash) VALUES(?, ?)", place, hash);
            case IndexRow.OfHeads(var index) ->
                sql.change("INSERT OR REPLACE INTO heads(one, idx) VALUES(1, ?)", index);
            case IndexRow.OfBinding(Binding(var key, var count, var last, var link)) ->
                sql.change(
                        "INSERT OR REPLACE INTO binding(key, count, last, link) VALUES(?, ?, ?, ?)",
                        key,
                        count,
                        last,
                        link);
            case IndexRow.OfBucket(Bucket(var number, var count, var hash)) ->
                sql.change("INSERT OR REPLACE INTO bucket(number, count, hash) VALUES(?, ?, ?)", number, count, hash);
        }
    }

    /// From this entry on a key signs nothing.
    static void end(Sql sql, String fingerprint, long index) throws SQLException {
        sql.change("UPDATE holder SET ended = ? WHERE fingerprint = ?", index, fingerprint);
    }

    /// Of key, count, last and link.
    static Binding binding(ResultSet row) throws SQLException {
        return new Binding(Sql.bytes(row, 1), row.getLong(2), row.getLong(3), Sql.bytes(row, 4));
    }

    /// Of number, count and hash.
    static Bucket bucket(ResultSet row) throws SQLException {
        return new Bucket(row.getInt(1), row.getLong(2), Sql.bytes(row, 3));
    }

    private static IndexRow entry(ResultSet row) throws SQLException {
        return new IndexRow.OfEntry(
                row.getLong(1), row.getLong(2), Sql.bytes(row, 3), Sql.bytes(row, 4), Sql.bytes(row, 5));
    }

    private static IndexRow key(ResultSet row) throws SQLException {
        var number = row.getLong(5);
        var ended = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        return new IndexRow.OfKey(text(row, 1), Sql.bytes(row, 2), text(row, 3), text(row, 4), ended);
    }

    /// What a database gives for bytes that are no UTF-8 equals no text of a log.
    private static String text(ResultSet row, int column) throws SQLException {
        return String.valueOf(row.getString(column));
    }
}
