/// What an entry is: a statement in a signed envelope, and the small leaf that the tree is made of. Their bytes are
/// those of docs/ledger-format.md.
@NullMarked
package dev.fairway.ledger.fact;

import org.jspecify.annotations.NullMarked;
