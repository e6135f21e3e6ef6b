/// Keys and signatures: which bytes are signed, and whether a signature holds.
@NullMarked
package dev.fairway.ledger.sign;

import org.jspecify.annotations.NullMarked;
