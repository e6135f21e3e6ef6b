package dev.fairway.core.evidence;

/// How it went, as the file says. A gate that asks for what passed is met by [#PASSED] alone.
public enum EvidenceResult {
    PASSED,
    WARNED,
    FAILED,
    /// The file tells something, and not whether that is good: what is inside, who built it.
    UNJUDGED
}
