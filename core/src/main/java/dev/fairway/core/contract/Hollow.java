package dev.fairway.core.contract;

import dev.fairway.core.classify.Placeholders;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;

/// Values that are there and say nothing: null, empty texts, lists and mappings, placeholders.
final class Hollow {

    private Hollow() {}

    static boolean is(Held held) {
        return held instanceof Held.Present(var value)
                && (Meaning.empty(value)
                        || (value instanceof Mapping mapping
                                && mapping.entries().isEmpty())
                        || (value instanceof Scalar scalar
                                && (scalar.text().isBlank() || Placeholders.holds(scalar.text()))));
    }
}
