package dev.fairway.formats.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A YAML document with the exact extent of each of its parts, so that text can be put between them.
sealed interface YamlTree {

    Span span();

    /// Where a part stands.
    ///
    /// @param line from 1
    /// @param column from 1, in code points
    /// @param start first code point of the part in the text
    /// @param end code point after its last; of a block collection that after its last scalar or bracket
    record Span(int line, int column, int start, int end) {}

    /// One name with its value.
    record Pair(Text key, YamlTree value) {}

    /// @param flow whether it is written in braces
    record Mapping(List<Pair> pairs, boolean flow, Span span) implements YamlTree {
        public Mapping {
            pairs = List.copyOf(pairs);
            requireNonNull(span, "span");
        }
    }

    /// @param flow whether it is written in brackets
    record Sequence(List<YamlTree> items, boolean flow, Span span) implements YamlTree {
        public Sequence {
            items = List.copyOf(items);
            requireNonNull(span, "span");
        }
    }

    /// @param plain whether it is written without quotes, so that it may be a number, a truth or nothing
    record Text(String text, boolean plain, Span span) implements YamlTree {
        public Text {
            requireNonNull(text, "text");
            requireNonNull(span, "span");
        }

        boolean nothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }
}
