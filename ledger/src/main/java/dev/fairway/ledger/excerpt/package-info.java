/// A part of a log in one file, for somebody who has nothing else: entries with their proofs, the keys that signed
/// them, and the files that they refer to.
@NullMarked
package dev.fairway.ledger.excerpt;

import org.jspecify.annotations.NullMarked;
