/// A verifier of exports that was written from the specifications only and shares no code with the product: what a
/// stranger would write.
@NullMarked
package dev.fairway.ledger.foreign;

import org.jspecify.annotations.NullMarked;
