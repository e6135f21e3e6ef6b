package dev.fairway.ledger.store;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import java.util.Optional;
import java.util.OptionalLong;

/// A row of what a store keeps beside entries and blobs so that it need not read them all. As it is kept: nothing
/// in it is judged.
public sealed interface IndexRow {

    /// What an entry is found by.
    ///
    /// @param time in milliseconds since 1970
    /// @param id the statement's 16 bytes
    /// @param payload its SHA-256
    /// @param signer SHA-256 of the key's wire form
    record OfEntry(long index, long time, Bytes id, Bytes payload, Bytes signer) implements IndexRow {
        public OfEntry {
            requireNonNull(id, "id");
            requireNonNull(payload, "payload");
            requireNonNull(signer, "signer");
        }
    }

    /// A revision of a stream.
    record OfStream(String stream, long number, long index) implements IndexRow {
        public OfStream {
            requireNonNull(stream, "stream");
        }
    }

    /// An entry of one type about one subject.
    record OfSubject(Bytes subject, String predicateType, long index) implements IndexRow {
        public OfSubject {
            requireNonNull(subject, "subject");
            requireNonNull(predicateType, "predicateType");
        }
    }

    /// A key.
    ///
    /// @param ended by which entry
    record OfKey(String fingerprint, Bytes wire, String kind, String actor, OptionalLong ended) implements IndexRow {
        public OfKey {
            requireNonNull(fingerprint, "fingerprint");
            requireNonNull(wire, "wire");
            requireNonNull(kind, "kind");
            requireNonNull(actor, "actor");
        }
    }

    /// An actor for whom some receiver has spoken.
    record OfVouched(String actor) implements IndexRow {
        public OfVouched {
            requireNonNull(actor, "actor");
        }
    }

    /// Whose map of ends the rows of bindings and buckets are.
    record OfHeads(long index) implements IndexRow {}

    /// A key of that map.
    record OfBinding(Binding binding) implements IndexRow {
        public OfBinding {
            requireNonNull(binding, "binding");
        }
    }

    /// A part of that map.
    record OfBucket(Bucket bucket) implements IndexRow {
        public OfBucket {
            requireNonNull(bucket, "bucket");
        }
    }

    /// By what else than its name a blob is found. Only [LedgerStore#rebuild] hands it over: `verify` looks at the
    /// blobs themselves.
    ///
    /// @param name its SHA-256
    /// @param plain of a salted one, the SHA-256 of what follows the salt
    record OfBlob(Bytes name, Optional<Bytes> plain) implements IndexRow {
        public OfBlob {
            requireNonNull(name, "name");
            requireNonNull(plain, "plain");
        }
    }

    /// A full subtree.
    ///
    /// @param place [dev.fairway.ledger.tree.Nodes#place]
    record OfNode(long place, Bytes hash) implements IndexRow {
        public OfNode {
            requireNonNull(hash, "hash");
        }
    }
}
