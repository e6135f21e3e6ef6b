/// Files of evidence: test reports, scans, SBOMs, attestations. Bytes in, a summary or one sentence of refusal out;
/// what a file is, its content says and not its name.
@NullMarked
package dev.fairway.formats.evidence;

import org.jspecify.annotations.NullMarked;
