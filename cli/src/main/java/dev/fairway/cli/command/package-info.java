/// What every command is made of: what it is given from outside, what it answers, and how it reports.
@NullMarked
package dev.fairway.cli.command;

import org.jspecify.annotations.NullMarked;
