/// A ledger in one file of SQLite: nothing to install, any number of processes on one machine.
@NullMarked
package dev.fairway.store.sqlite;

import org.jspecify.annotations.NullMarked;
