/// The commands that record releases and evidence, and those that read, prove and export the ledger.
@NullMarked
package dev.fairway.cli.ledger;

import org.jspecify.annotations.NullMarked;
