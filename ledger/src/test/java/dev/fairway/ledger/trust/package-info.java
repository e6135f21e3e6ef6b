/// Trust, and what is remembered, tried.
@NullMarked
package dev.fairway.ledger.trust;

import org.jspecify.annotations.NullMarked;
