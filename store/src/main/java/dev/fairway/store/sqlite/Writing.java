package dev.fairway.store.sqlite;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.store.Addition;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.tree.Growth;
import dev.fairway.ledger.tree.Nodes;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Writes to the tables within one transaction what it adds.
final class Writing {

    private final Sql sql;

    Writing(Sql sql) {
        this.sql = sql;
    }

    /// All but the signature over it.
    void add(Addition addition) throws SQLException {
        var index = addition.growth().size() - addition.entries().size();
        for (var entry : addition.entries()) {
            add(index, entry);
            index++;
        }
        for (Growth.Node node : addition.growth().added()) {
            Indexes.keep(
                    sql,
                    new IndexRow.OfNode(
                            Nodes.place(node.level(), node.index()), node.hash().bytes()));
        }
        if (addition.heads().isPresent()) {
            keep(addition.heads().get());
        }
        for (var erased : addition.erased()) {
            sql.change("DELETE FROM blob WHERE digest = ?", bytes(erased));
        }
        for (Blob blob : addition.blobs()) {
            sql.change(
                    "INSERT OR REPLACE INTO blob(digest, content, plain) VALUES(?, ?, ?)",
                    bytes(blob.digest()),
                    blob.content(),
                    blob.plain().map(Writing::bytes));
        }
    }

    private void add(long index, Entry entry) throws SQLException {
        var leaf = entry.leaf();
        sql.change(
                "INSERT INTO entry(idx, leaf, envelope) VALUES(?, ?, ?)",
                index,
                leaf.bytes(),
                entry.fact().envelope());
        Indexes.keep(
                sql,
                new IndexRow.OfEntry(
                        index,
                        leaf.time().toEpochMilli(),
                        Bytes.hex(entry.id()),
                        bytes(leaf.payload()),
                        entry.signer().hash()));
        if (entry.revision().isPresent()) {
            var revision = entry.revision().get();
            Indexes.keep(sql, new IndexRow.OfStream(revision.stream(), revision.number(), index));
        }
        for (var subject : leaf.subjects()) {
            Indexes.keep(sql, new IndexRow.OfSubject(bytes(subject), leaf.predicateType(), index));
        }
        if (entry.vouchedBy().isPresent()) {
            Indexes.keep(sql, new IndexRow.OfVouched(leaf.actor()));
        }
        for (var change : entry.keys()) {
            apply(change, index);
        }
    }

    private void keep(Addition.Heads heads) throws SQLException {
        if (heads.change().from().isEmpty()) {
            sql.run("DELETE FROM binding");
            sql.run("DELETE FROM bucket");
        }
        for (var binding : heads.change().bindings()) {
            Indexes.keep(sql, new IndexRow.OfBinding(binding));
        }
        for (var bucket : heads.change().buckets()) {
            Indexes.keep(sql, new IndexRow.OfBucket(bucket));
        }
        Indexes.keep(sql, new IndexRow.OfHeads(heads.index()));
    }

    private void apply(Entry.KeyChange change, long index) throws SQLException {
        switch (change) {
            case Entry.KeyChange.Begun(var key, var kind, var actor) ->
                Indexes.keep(
                        sql,
                        new IndexRow.OfKey(key.fingerprint(), key.wire(), kind.word(), actor, OptionalLong.empty()));
            case Entry.KeyChange.Ended(var key) -> Indexes.end(sql, key.fingerprint(), index);
        }
    }

    void sign(Note note) throws SQLException {
        sql.change("INSERT OR REPLACE INTO checkpoint(one, note) VALUES(1, ?)", note.bytes());
    }

    private static Bytes bytes(Digest digest) {
        return Bytes.hex(digest.hex());
    }
}
