/// A ledger that was opened: its log's key, who signs here, and how facts come into it.
@NullMarked
package dev.fairway.engine.ledger;

import org.jspecify.annotations.NullMarked;
