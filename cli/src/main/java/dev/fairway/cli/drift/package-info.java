/// The commands that compare environments, and those about their contract.
@NullMarked
package dev.fairway.cli.drift;

import org.jspecify.annotations.NullMarked;
