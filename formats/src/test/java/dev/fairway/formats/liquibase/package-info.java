/// How change logs are read.
@NullMarked
package dev.fairway.formats.liquibase;

import org.jspecify.annotations.NullMarked;
