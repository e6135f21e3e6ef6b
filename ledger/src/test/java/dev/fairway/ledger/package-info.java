/// The format of the ledger, as its page shows it.
@NullMarked
package dev.fairway.ledger;

import org.jspecify.annotations.NullMarked;
