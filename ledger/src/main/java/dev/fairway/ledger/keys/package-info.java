/// What a machine keeps outside of any store: the keys of its logs, its own signing key, and the newest checkpoint of
/// each log that it has signed.
@NullMarked
package dev.fairway.ledger.keys;

import org.jspecify.annotations.NullMarked;
