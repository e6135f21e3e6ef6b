/// Every format against one rich sample, and each against what is hostile.
@NullMarked
package dev.fairway.formats.report;

import org.jspecify.annotations.NullMarked;
