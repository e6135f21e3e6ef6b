/// Reads Liquibase's change logs: which change sets of their own they have, and what they include.
@NullMarked
package dev.fairway.formats.liquibase;

import org.jspecify.annotations.NullMarked;
