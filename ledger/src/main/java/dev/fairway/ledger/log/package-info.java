/// What a log accepts: the rules by which an appender and every reader judge an entry alike, and who may sign.
@NullMarked
package dev.fairway.ledger.log;

import org.jspecify.annotations.NullMarked;
