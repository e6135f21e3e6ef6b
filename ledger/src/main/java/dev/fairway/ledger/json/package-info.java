/// JSON of which one value has one spelling: what is hashed and signed (RFC 8785 over RFC 7493).
@NullMarked
package dev.fairway.ledger.json;

import org.jspecify.annotations.NullMarked;
