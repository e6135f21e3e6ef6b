package dev.fairway.ledger.stream;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.tree.Hash;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The map of [HeadsMap] as it grows with a log: hashes below what did not change are kept, so that its root is known
/// again after each heads without looking at all keys.
public final class GrowingHeads {

    private static final int BITS = Byte.SIZE * Hash.SIZE;

    private Part whole = new Nothing();

    /// A part of the map: the keys that begin with the same bits.
    private sealed interface Part {

        Bytes hash();

        /// Of keys.
        long count();

        /// This part with one more entry of a key.
        ///
        /// @param bit at which the keys of this part may differ
        Part with(Bytes key, int bit, long index, Hash leaf);
    }

    private record Nothing() implements Part {

        @Override
        public Bytes hash() {
            return HeadsMap.EMPTY;
        }

        @Override
        public long count() {
            return 0;
        }

        @Override
        public Part with(Bytes key, int bit, long index, Hash leaf) {
            return new Single(Binding.first(key, index, leaf));
        }
    }

    private static final class Single implements Part {

        private Binding binding;
        private @Nullable Bytes hash;

        Single(Binding binding) {
            this.binding = binding;
        }

        @Override
        public Bytes hash() {
            var kept = hash;
            if (kept == null) {
                kept = binding.hash();
                hash = kept;
            }
            return kept;
        }

        @Override
        public long count() {
            return 1;
        }

        @Override
        public Part with(Bytes key, int bit, long index, Hash leaf) {
            if (!binding.key().equals(key)) {
                return Fork.around(this, bit).with(key, bit, index, leaf);
            }
            binding = binding.then(index, leaf);
            hash = null;
            return this;
        }
    }

    private static final class Fork implements Part {

        private Part zeros;
        private Part ones;
        private @Nullable Bytes hash;
        private long count;

        private Fork(Part zeros, Part ones) {
            this.zeros = zeros;
            this.ones = ones;
            this.count = zeros.count() + ones.count();
        }

        static Fork around(Single single, int bit) {
            return HeadsMap.isSet(single.binding.key(), bit)
                    ? new Fork(new Nothing(), single)
                    : new Fork(single, new Nothing());
        }

        @Override
        public Bytes hash() {
            var kept = hash;
            if (kept == null) {
                kept = HeadsMap.node(zeros.hash(), ones.hash());
                hash = kept;
            }
            return kept;
        }

        @Override
        public long count() {
            return count;
        }

        Bytes anyKey() {
            return switch (zeros.count() > 0 ? zeros : ones) {
                case Single single -> single.binding.key();
                case Fork fork -> fork.anyKey();
                case Nothing _ -> throw new IllegalStateException("a fork has keys");
            };
        }

        @Override
        public Part with(Bytes key, int bit, long index, Hash leaf) {
            if (HeadsMap.isSet(key, bit)) {
                ones = ones.with(key, bit + 1, index, leaf);
            } else {
                zeros = zeros.with(key, bit + 1, index, leaf);
            }
            count = zeros.count() + ones.count();
            hash = null;
            return this;
        }
    }

    /// Adds an entry to a key, after all that it had.
    public void add(Bytes key, long index, Hash leaf) {
        whole = whole.with(key, 0, index, leaf);
    }

    /// How many keys there are.
    public long count() {
        return whole.count();
    }

    public Bytes root() {
        return whole.hash();
    }

    /// Hands over every key, in their order.
    public void bindings(Consumer<Binding> each) {
        visit(whole, 0, BITS, (part, _) -> {
            if (part instanceof Single single) {
                each.accept(single.binding);
            }
        });
    }

    /// Hands over what a store keeps of the parts, in their order.
    public void buckets(Consumer<Bucket> each) {
        visit(whole, 0, Bucket.BITS, (part, number) -> each.accept(new Bucket(number, part.count(), part.hash())));
    }

    private interface Visitor {
        void visit(Part part, int number);
    }

    /// Visits the parts at a depth, and those above it that have no halves.
    ///
    /// @param bit how deep the part is
    private static void visit(Part part, int bit, int depth, Visitor visitor) {
        switch (part) {
            case Nothing _ -> {}
            case Single single -> visitor.visit(single, Bucket.numberOf(single.binding.key()));
            case Fork fork when bit == depth -> visitor.visit(fork, Bucket.numberOf(fork.anyKey()));
            case Fork fork -> {
                visit(fork.zeros, bit + 1, depth, visitor);
                visit(fork.ones, bit + 1, depth, visitor);
            }
        }
    }
}
