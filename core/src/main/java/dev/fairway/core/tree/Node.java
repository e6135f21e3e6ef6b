package dev.fairway.core.tree;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// One value of a document, with its place. A document is the node at its root.
///
/// Trees never contain cycles: readers expand aliases and merge keys, within their limits.
public sealed interface Node {

    Place place();

    /// Named values in the order of the file. Names are unique: readers keep the last of duplicates and report them.
    record Mapping(List<Entry> entries, Place place) implements Node {
        public Mapping {
            entries = Names.of(entries);
            requireNonNull(place, "place");
        }

        public Optional<Node> get(String key) {
            return Names.find(entries, key);
        }
    }

    /// One name of a mapping. `place` is the key's.
    record Entry(String key, Place place, Node value) {
        public Entry {
            requireNonNull(key, "key");
            requireNonNull(place, "place");
            requireNonNull(value, "value");
        }
    }

    /// Values in order.
    record Listing(List<Node> items, Place place) implements Node {
        public Listing {
            items = List.copyOf(items);
            requireNonNull(place, "place");
        }
    }

    /// A single value. `text` is its canonical spelling for numbers and booleans as the format reads them
    /// (`true`, `0.5`), the plain text otherwise, and empty for null.
    record Scalar(Kind kind, String text, Place place) implements Node {
        public Scalar {
            requireNonNull(kind, "kind");
            requireNonNull(text, "text");
            requireNonNull(place, "place");
        }
    }

    /// A secret, of which only equality is known.
    ///
    /// @param fingerprint keyed digest, for example `fp:9c1e02ab44d1`; equal secrets have equal fingerprints within
    /// one run or store
    record Secret(String fingerprint, Place place) implements Node {
        public Secret {
            requireNonNull(fingerprint, "fingerprint");
            requireNonNull(place, "place");
        }
    }

    /// Ciphertext: present, and nothing else is known, not even equality.
    ///
    /// @param scheme who encrypted it, for example `sops`
    record Encrypted(String scheme, Place place) implements Node {
        public Encrypted {
            requireNonNull(scheme, "scheme");
            requireNonNull(place, "place");
        }
    }

    /// How a format reads a scalar.
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
