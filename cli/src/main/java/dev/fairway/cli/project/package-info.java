/// A folder that was opened, with what it says about itself.
@NullMarked
package dev.fairway.cli.project;

import org.jspecify.annotations.NullMarked;
