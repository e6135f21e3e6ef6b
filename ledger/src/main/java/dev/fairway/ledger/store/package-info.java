/// What a log asks of whatever keeps it: one contract, behind which SQLite is the first, and one kit of tests for all.
@NullMarked
package dev.fairway.ledger.store;

import org.jspecify.annotations.NullMarked;
