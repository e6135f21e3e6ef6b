package dev.fairway.core.tree;

import static java.util.Objects.requireNonNull;

/// One step of a path.
public sealed interface Segment {

    /// A name in a mapping.
    record Key(String name) implements Segment {
        public Key {
            requireNonNull(name, "name");
        }
    }

    /// An item of a list known by one of its own values: `[name=api]`.
    record Item(String key, String value) implements Segment {
        public Item {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
        }
    }

    /// A member of a set of plain values: `[=internal]`.
    record Member(String value) implements Segment {
        public Member {
            requireNonNull(value, "value");
        }
    }

    /// An item known by its position only, from 0: `[2]`.
    record Index(int position) implements Segment {
        public Index {
            if (position < 0) {
                throw new IllegalArgumentException("negative list position");
            }
        }
    }
}
