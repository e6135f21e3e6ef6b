/// Which logs a reader believes, and what he remembers of them: keys that somebody vouched for, checkpoints that were
/// seen, and policies that ask for witnesses (C2SP tlog-policy).
@NullMarked
package dev.fairway.ledger.trust;

import org.jspecify.annotations.NullMarked;
