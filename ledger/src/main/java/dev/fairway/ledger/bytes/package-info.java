/// Bytes as a value: compared by content, never changed.
@NullMarked
package dev.fairway.ledger.bytes;

import org.jspecify.annotations.NullMarked;
