package dev.fairway.ledger.fact;

/// Types of statements by which a log itself is judged (docs/ledger-format.md, 8).
public final class PredicateTypes {

    /// Where all streams end.
    public static final String HEADS = "urn:fairway:heads:v1";

    /// That bytes went.
    public static final String ERASURE = "urn:fairway:erasure:v1";

    private PredicateTypes() {}
}
