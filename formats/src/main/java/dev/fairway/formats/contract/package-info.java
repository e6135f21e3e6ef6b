/// Reads and writes the contract between environments as the YAML that people keep beside their configuration.
@NullMarked
package dev.fairway.formats.contract;

import org.jspecify.annotations.NullMarked;
