/// Signatures by the million ([decision 0011](docs/decisions)).
@NullMarked
package dev.fairway.bulk;

import org.jspecify.annotations.NullMarked;
