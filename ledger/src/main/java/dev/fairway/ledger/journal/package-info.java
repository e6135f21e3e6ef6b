/// Appends: many threads' facts in one signed step, never behind what was signed before.
@NullMarked
package dev.fairway.ledger.journal;

import org.jspecify.annotations.NullMarked;
