package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a ledger's file holds the tables that were made and nothing else. A trigger, which anybody who can write to
/// the file can add, would run within each append: it could drop what is added, or take out what is there.
final class OwnTables {

    private static final Pattern VIRTUAL = Pattern.compile("\\s*+CREATE\\s++VIRTUAL\\b", Pattern.CASE_INSENSITIVE);

    private OwnTables() {}

    /// A table, an index, a view or a trigger.
    private record Thing(String type, String name, String sql) {

        String shown() {
            return "%s %s".formatted(type, name.replaceAll("[^A-Za-z0-9_]", "?"));
        }

        /// Whether its rows are what a program answers.
        boolean isComputed() {
            return !type.equals("table") || VIRTUAL.matcher(sql).lookingAt();
        }

        String dropping() {
            return "DROP %s \"%s\"".formatted(type.toUpperCase(Locale.ROOT), name.replace("\"", "\"\""));
        }
    }

    /// @throws LedgerStoreException where something is not as it was made
    static void require(Sql sql, Set<String> expected) throws SQLException {
        var things = things(sql);
        for (var thing : things) {
            if (!expected.contains(thing.sql())) {
                throw other(thing);
            }
        }
        if (things.size() < expected.size()) {
            throw malformed("tables or indexes of the store's database are missing; a rebuild makes them");
        }
    }

    /// Whether what is asked are tables: a view in the place of one could go on giving rows for ever. One that can be
    /// made from the entries may be another than it was, which a rebuild mends.
    ///
    /// @param kept tables that are as they were made, where they are there
    /// @param names of all tables
    /// @throws LedgerStoreException where something else has the name of one
    static void requireReadable(Sql sql, Set<String> expected, Set<String> kept, Set<String> names)
            throws SQLException {
        for (var thing : things(sql)) {
            var name = thing.name().toLowerCase(Locale.ROOT);
            if (names.contains(name)
                    && !expected.contains(thing.sql())
                    && (kept.contains(name) || thing.isComputed())) {
                throw other(thing);
            }
        }
    }

    private static LedgerStoreException other(Thing thing) {
        return malformed(
                "the store's database has the %s, which no ledger of this version has".formatted(thing.shown()));
    }

    private static LedgerStoreException malformed(String what) {
        return new LedgerStoreException(Code.MALFORMED, what);
    }

    /// Drops what is not to be there.
    ///
    /// @param kept tables that are never dropped
    /// @throws LedgerStoreException where one of those is not as it was made
    static void dropOthers(Sql sql, Set<String> expected, Set<String> kept) throws SQLException {
        for (var thing : things(sql)) {
            // With a table goes what belongs to it.
            if (expected.contains(thing.sql()) || !things(sql).contains(thing)) {
                continue;
            }
            if (kept.contains(thing.name())) {
                throw other(thing);
            }
            sql.run(thing.dropping());
        }
    }

    /// All but the indexes that SQLite makes itself of keys, which have no text. Triggers come first: they are not to
    /// run while others are dropped.
    private static List<Thing> things(Sql sql) throws SQLException {
        return sql.all(
                row -> new Thing(
                        String.valueOf(row.getString(1)),
                        String.valueOf(row.getString(2)),
                        String.valueOf(row.getString(3))),
                "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'trigger' DESC,"
                        + " rowid");
    }
}
