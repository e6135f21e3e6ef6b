/// The Merkle tree of RFC 6962 over opaque entries: hashes, roots, and proofs that an entry is in it and that it only
/// grew.
@NullMarked
package dev.fairway.ledger.tree;

import org.jspecify.annotations.NullMarked;
