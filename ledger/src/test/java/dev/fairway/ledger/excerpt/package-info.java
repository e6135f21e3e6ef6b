/// Packages, made and broken.
@NullMarked
package dev.fairway.ledger.excerpt;

import org.jspecify.annotations.NullMarked;
