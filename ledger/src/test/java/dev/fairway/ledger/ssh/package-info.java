/// Keys and signatures of OpenSSH, made and broken.
@NullMarked
package dev.fairway.ledger.ssh;

import org.jspecify.annotations.NullMarked;
