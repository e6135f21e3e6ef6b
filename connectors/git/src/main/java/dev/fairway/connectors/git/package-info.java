/// Reads the files and the history of one Git repository, and runs nothing that it says.
@NullMarked
package dev.fairway.connectors.git;

import org.jspecify.annotations.NullMarked;
