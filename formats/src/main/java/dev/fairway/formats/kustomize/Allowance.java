package dev.fairway.formats.kustomize;

/// How much may still be done for one overlay, so that hostile sources come to an end.
final class Allowance {

    private static final long BYTES = 64L << 20;
    private static final long COMPARISONS = 5_000_000;

    /// A config map holds a megabyte at most; what is larger is none.
    private static final int BYTES_OF_ONE_FILE = 4 << 20;

    private long bytes = BYTES;
    private long comparisons = COMPARISONS;

    /// Whether a file of this size may be taken into a generated object.
    boolean takesFile(int size) {
        bytes -= size;
        return size <= BYTES_OF_ONE_FILE && bytes >= 0;
    }

    /// Whether a patch may be held against so many resources.
    boolean compares(int resources) {
        comparisons -= resources;
        return comparisons >= 0;
    }
}
