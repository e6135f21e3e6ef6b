package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What SQLite's errors mean for a ledger.
final class Failures {

    private Failures() {}

    static LedgerStoreException of(SQLException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> new LedgerStoreException(Code.BUSY, "somebody else holds the store", e);
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CONSTRAINT, SQLITE_SCHEMA, SQLITE_ERROR, SQLITE_TOOBIG ->
                new LedgerStoreException(Code.MALFORMED, "the store's database contradicts itself", e);
            case SQLITE_FULL -> new LedgerStoreException(Code.UNAVAILABLE, "the disk of the store is full", e);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                new LedgerStoreException(Code.UNAVAILABLE, "the store cannot be written to", e);
            case SQLITE_CANTOPEN ->
                new LedgerStoreException(
                        Code.UNAVAILABLE,
                        "the store cannot be opened: its database, or one of the files beside it that belong to it,"
                                + " cannot be read",
                        e);
            default -> new LedgerStoreException(Code.UNAVAILABLE, "the store's disk failed", e);
        };
    }
}
