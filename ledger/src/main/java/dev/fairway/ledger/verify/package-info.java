/// Whether a log is whole: every leaf, envelope, signature, blob and index, wherever they are kept
/// (docs/ledger-format.md).
@NullMarked
package dev.fairway.ledger.verify;

import org.jspecify.annotations.NullMarked;
