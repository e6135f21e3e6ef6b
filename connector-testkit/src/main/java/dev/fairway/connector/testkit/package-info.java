/// The promises of the connector contract, as tests that any connector can run.
@NullMarked
package dev.fairway.connector.testkit;

import org.jspecify.annotations.NullMarked;
