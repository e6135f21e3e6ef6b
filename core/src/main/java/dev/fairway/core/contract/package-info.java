/// The contract between environments: which differences are allowed, by which rule or exception, and until when.
@NullMarked
package dev.fairway.core.contract;

import org.jspecify.annotations.NullMarked;
