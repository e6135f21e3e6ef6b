package dev.fairway.ledger.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.stream.HeadsMap.Proof;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadsMapTest {

    private static final Hash LEAF = Merkle.leaf(Bytes.of((byte) 1));
    private static final Hash OTHER = Merkle.leaf(Bytes.of((byte) 2));

    @Test
    void oneContentHasOneRoot() {
        var bindings = new ArrayList<>(streams(50));
        var root = HeadsMap.root(bindings);

        Collections.shuffle(bindings, new Random(5));
        assertThat(HeadsMap.root(bindings)).isEqualTo(root);
        assertThat(HeadsMap.root(bindings.subList(1, 50))).isNotEqualTo(root);
        assertThat(HeadsMap.root(List.of())).isEqualTo(Bytes.of(new byte[32]));
    }

    @Test
    void everyStreamIsProvedAndNoOtherEndOfIt() {
        for (var size : List.of(1, 2, 3, 50)) {
            var bindings = streams(size);
            var root = HeadsMap.root(bindings);
            for (var binding : bindings) {
                var proof = HeadsMap.prove(binding.key(), bindings);
                assertThat(proof.end()).contains(binding);
                assertThat(HeadsMap.holds(binding.key(), proof, root)).isTrue();

                var newer = new Proof(proof.siblings(), Optional.of(binding.then(1_000, LEAF)));
                assertThat(HeadsMap.holds(binding.key(), newer, root)).isFalse();
                assertThat(HeadsMap.holds(binding.key(), new Proof(proof.siblings(), Optional.empty()), root))
                        .isFalse();
            }
        }
    }

    @Test
    void thatAStreamIsNotThereIsProvedAndOfNoStreamThatIs() {
        for (var size : List.of(0, 1, 2, 50)) {
            var bindings = streams(size);
            var root = HeadsMap.root(bindings);
            for (var nth = 0; nth < 50; nth++) {
                var absent = Binding.ofStream("release/other@" + nth);
                var proof = HeadsMap.prove(absent, bindings);
                assertThat(proof.end().map(Binding::key)).isNotEqualTo(Optional.of(absent));
                assertThat(HeadsMap.holds(absent, proof, root)).isTrue();
                for (var binding : bindings) {
                    assertThat(HeadsMap.holds(binding.key(), proof, root)
                                    && !proof.end().equals(Optional.of(binding)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void aBindingBelowEmptyPlacesIsNoProof() {
        var binding = streams(1).getFirst();
        var padded =
                Bytes.of((byte) 0x11).then(binding.hash()).then(HeadsMap.EMPTY).sha256();
        var other =
                Bytes.of((byte) 0x11).then(HeadsMap.EMPTY).then(binding.hash()).sha256();
        var proof = new Proof(List.of(HeadsMap.EMPTY), Optional.of(binding));

        assertThat(HeadsMap.holds(binding.key(), proof, padded)).isFalse();
        assertThat(HeadsMap.holds(binding.key(), proof, other)).isFalse();
    }

    @Test
    void anEntryInThePlaceOfAnotherChangesTheRoot() {
        var key = Binding.ofStream("environment/prod/payments");
        var one = Binding.first(key, 7, LEAF).then(40, LEAF);
        var other = Binding.first(key, 7, LEAF).then(40, OTHER);

        assertThat(HeadsMap.root(List.of(one))).isNotEqualTo(HeadsMap.root(List.of(other)));
    }

    @Test
    void whatCannotBeIsRefused() {
        var key = Binding.ofStream("policy");

        assertThatThrownBy(() -> Binding.first(key, 7, LEAF).then(7, LEAF))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeadsMap.root(List.of(Binding.first(key, 7, LEAF), Binding.first(key, 8, LEAF))))
                .hasMessage("one key twice");
    }

    private static List<Binding> streams(int count) {
        return IntStream.range(0, count)
                .mapToObj(nth -> Binding.first(Binding.ofStream("release/payments@" + nth), nth, LEAF))
                .toList();
    }
}
