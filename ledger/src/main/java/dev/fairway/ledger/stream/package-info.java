/// How a reader who has not read everything knows the newest entry of a stream, and of a subject: a map below the root
/// (docs/ledger-format.md, 5).
@NullMarked
package dev.fairway.ledger.stream;

import org.jspecify.annotations.NullMarked;
