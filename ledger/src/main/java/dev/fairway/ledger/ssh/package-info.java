/// Keys and signatures in the forms of OpenSSH: which ones are taken, each in its one spelling.
@NullMarked
package dev.fairway.ledger.ssh;

import org.jspecify.annotations.NullMarked;
