/// What may be believed of a store: what the log's signature covers, and where its streams end under it
/// (docs/ledger-format.md, 5).
@NullMarked
package dev.fairway.ledger.proved;

import org.jspecify.annotations.NullMarked;
