/// A log as a folder of files that anybody can verify, with clients of others as well: written from a store, and read
/// as a source for the verifier (docs/ledger-format.md, 6).
@NullMarked
package dev.fairway.ledger.export;

import org.jspecify.annotations.NullMarked;
