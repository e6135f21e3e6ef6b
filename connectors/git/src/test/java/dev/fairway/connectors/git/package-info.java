/// Tests of the Git connector: the promises of the contract, and what only this connector promises.
@NullMarked
package dev.fairway.connectors.git;

import org.jspecify.annotations.NullMarked;
