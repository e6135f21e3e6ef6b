package dev.fairway.core.meaning;

import java.util.Optional;
import java.util.OptionalInt;

/// A scale on which values of one sort are ordered.
public enum Measure {
    NUMBER,
    QUANTITY,
    DURATION,
    VERSION;

    public boolean reads(String text) {
        return switch (this) {
            case NUMBER -> DecimalText.parse(text).isPresent();
            case QUANTITY -> Quantity.parse(text).isPresent();
            case DURATION -> DurationText.parse(text).isPresent();
            case VERSION -> SemanticVersion.parse(text).isPresent();
        };
    }

    /// Negative where `left` is less; empty where one of them is not on this scale, or they cannot be ordered.
    public OptionalInt compare(String left, String right) {
        return switch (this) {
            case NUMBER -> compare(DecimalText.parse(left), DecimalText.parse(right));
            case QUANTITY -> compare(Quantity.parse(left), Quantity.parse(right));
            case DURATION -> compare(DurationText.parse(left), DurationText.parse(right));
            case VERSION -> {
                var one = SemanticVersion.parse(left);
                var other = SemanticVersion.parse(right);
                yield one.isPresent() && other.isPresent() ? one.get().compare(other.get()) : OptionalInt.empty();
            }
        };
    }

    private static <T extends Comparable<? super T>> OptionalInt compare(Optional<T> left, Optional<T> right) {
        return left.isPresent() && right.isPresent()
                ? OptionalInt.of(left.get().compareTo(right.get()))
                : OptionalInt.empty();
    }
}
