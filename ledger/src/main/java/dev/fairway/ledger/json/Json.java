package dev.fairway.ledger.json;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON value. Equal values have equal canonical texts.
public sealed interface Json {

    /// The RFC 8785 form in UTF-8.
    default Bytes canonical() {
        return Bytes.utf8(Canonical.text(this));
    }

    static Json of(String text) {
        return new Text(text);
    }

    static Json of(long number) {
        return new Numeral(number);
    }

    /// Members in the order of their names' UTF-16 code units, each name once.
    record Mapping(SortedMap<String, Json> members) implements Json {

        public Mapping {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
            members.forEach((name, value) -> {
                Text.requireWhole(name);
                requireNonNull(value, "value");
            });
        }

        public static Mapping of(Map<String, ? extends Json> members) {
            return new Mapping(new TreeMap<>(members));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /// A member that is a text; nothing where it is missing, or something else.
        public Optional<String> text(String name) {
            return members.get(name) instanceof Text(var text) ? Optional.of(text) : Optional.empty();
        }
    }

    record Listing(List<Json> items) implements Json {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /// A text that UTF-8 can hold: without halves of surrogate pairs.
    record Text(String text) implements Json {

        public Text {
            requireWhole(text);
        }

        private static void requireWhole(String text) {
            if (!whole(text)) {
                throw new IllegalArgumentException("half of a surrogate pair has no UTF-8");
            }
        }

        static boolean whole(String text) {
            for (var at = 0; at < text.length(); at++) {
                var character = text.charAt(at);
                if (Character.isHighSurrogate(character)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1))) {
                    at++;
                } else if (Character.isSurrogate(character)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// A number as every reader of JSON holds it. Integers beyond 2^53 - 1 are none.
    record Numeral(double value) implements Json {

        /// The largest integer that has no neighbour of the same double.
        static final long LARGEST = (1L << 53) - 1;

        public Numeral {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no %s".formatted(value));
            }
        }

        public Numeral(long value) {
            if (Math.abs(value) > LARGEST) {
                throw new IllegalArgumentException("JSON readers do not agree on %d".formatted(value));
            }
            this((double) value);
        }
    }

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}
}
