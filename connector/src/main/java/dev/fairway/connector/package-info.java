/// The contract that every kind of outside system is read through.
@NullMarked
package dev.fairway.connector;

import org.jspecify.annotations.NullMarked;
