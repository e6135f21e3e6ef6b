package dev.fairway.ledger.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrowingHeadsTest {

    private static final Hash LEAF = Merkle.leaf(Bytes.utf8("leaf"));

    private final Random random = new Random(17);

    /// Some keys begin as others do, up to their last bits.
    private Bytes key() {
        var bytes = new byte[Hash.SIZE];
        random.nextBytes(bytes);
        var alike = random.nextInt(4);
        if (alike < 3) {
            Arrays.fill(bytes, 0, alike * 15 + 1, (byte) 0x5a);
            bytes[Hash.SIZE - 1] = (byte) random.nextInt(8);
        }
        return Bytes.of(bytes);
    }

    @Test
    @DisplayName("the map that grows is the one that is made at once")
    void grown() {
        var growing = new GrowingHeads();
        SortedMap<Bytes, Binding> bindings = new TreeMap<>();
        var keys = new ArrayList<Bytes>();
        for (var index = 0; index < 9_000; index++) {
            var key = keys.isEmpty() || random.nextInt(3) > 0 ? key() : keys.get(random.nextInt(keys.size()));
            var leaf = Merkle.leaf(Bytes.utf8("leaf " + index));
            keys.add(key);
            growing.add(key, index, leaf);
            var before = bindings.get(key);
            bindings.put(key, before == null ? Binding.first(key, index, leaf) : before.then(index, leaf));
            if (index < 100 || index % 500 == 0) {
                assertThat(growing.root()).as("after %d", index).isEqualTo(HeadsMap.root(bindings.values()));
                assertThat(growing.count()).isEqualTo(bindings.size());
            }
        }
        assertThat(growing.root()).isEqualTo(HeadsMap.root(bindings.values()));
        var handed = new ArrayList<Binding>();
        growing.bindings(handed::add);
        assertThat(handed).isEqualTo(List.copyOf(bindings.values()));
        var buckets = new ArrayList<Bucket>();
        growing.buckets(buckets::add);
        assertThat(buckets)
                .isEqualTo(bindings.values().stream()
                        .collect(Collectors.groupingBy(
                                binding -> Bucket.numberOf(binding.key()), TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(bucket -> Bucket.of(bucket.getKey(), bucket.getValue()))
                        .toList());
    }

    @Test
    @DisplayName("a map without keys has the root of nothing")
    void empty() {
        assertThat(new GrowingHeads().root()).isEqualTo(HeadsMap.root(List.of()));
    }

    @Test
    @DisplayName("an entry does not come before those of its key")
    void order() {
        var growing = new GrowingHeads();
        var key = Binding.ofStream("policy");
        growing.add(key, 7, LEAF);

        assertThatThrownBy(() -> growing.add(key, 7, LEAF)).isInstanceOf(IllegalArgumentException.class);
    }
}
