/// What a file proves of a release: tests that ran, findings of a scan, what is inside, who built it. Decides
/// whether it passed, whether it proves anything at all, and whether it speaks of the release.
@NullMarked
package dev.fairway.core.evidence;

import org.jspecify.annotations.NullMarked;
