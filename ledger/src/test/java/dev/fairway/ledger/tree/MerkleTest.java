package dev.fairway.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The eight entries of Certificate Transparency's own tests, with roots and proofs that a second implementation has
/// computed.
class MerkleTest {

    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> Merkle.leaf(Bytes.hex(hex)))
            .toList();
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThoseOfTheStandard() {
        for (var size = 0; size <= LEAVES.size(); size++) {
            assertThat(Proofs.root(size, kept(LEAVES)).toString()).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void aFrontierGrowsToTheSameRoots() {
        var frontier = new Frontier();
        for (var size = 0; size < LEAVES.size(); size++) {
            assertThat(frontier.root().toString()).isEqualTo(ROOTS.get(size));
            assertThat(new Frontier(frontier.size(), frontier.roots()).root()).isEqualTo(frontier.root());
            frontier.add(LEAVES.get(size));
        }
        assertThat(frontier.root().toString()).isEqualTo(ROOTS.getLast());
    }

    @Test
    void inclusionIsProvedByThePathOfTheStandard() {
        var path = Proofs.inclusion(5, 8, kept(LEAVES));

        assertThat(path)
                .extracting(hash -> hash.bytes().base64())
                .containsExactly(
                        "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=",
                        "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=",
                        "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=");
    }

    @Test
    void consistencyIsProvedByThePathOfTheStandard() {
        var proof = Proofs.consistency(6, 8, kept(LEAVES));

        assertThat(proof)
                .extracting(hash -> hash.bytes().base64())
                .containsExactly(
                        "DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=",
                        "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=",
                        "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=");
    }

    @Test
    void everyEntryOfEveryTreeIsProvedAndNoOther() {
        var leaves = leaves(70);
        for (var size = 1; size <= leaves.size(); size++) {
            var root = Proofs.root(size, kept(leaves));
            for (var index = 0; index < size; index++) {
                var path = Proofs.inclusion(index, size, kept(leaves));
                assertThat(Proofs.rootOf(leaves.get(index), index, size, path)).contains(root);
                assertThat(Proofs.rootOf(LEAVES.getFirst(), index, size, path)).isNotEqualTo(Optional.of(root));
                assertThat(Proofs.rootOf(leaves.get(index), (index + 1) % (size + 1), size, path))
                        .isNotEqualTo(Optional.of(root));
                assertThat(Proofs.rootOf(leaves.get(index), index, size, longer(path)))
                        .isEmpty();
            }
        }
    }

    @Test
    void everyTreeIsABeginningOfEveryLargerOneAndOfNoOther() {
        var leaves = leaves(70);
        var roots = IntStream.rangeClosed(0, leaves.size())
                .mapToObj(size -> Proofs.root(size, kept(leaves)))
                .toList();
        for (var newer = 0; newer <= leaves.size(); newer++) {
            for (var older = 0; older <= newer; older++) {
                var proof = Proofs.consistency(older, newer, kept(leaves));
                assertThat(Proofs.consistent(older, roots.get(older), newer, roots.get(newer), proof))
                        .isTrue();
                assertThat(Proofs.consistent(older, LEAVES.getFirst(), newer, roots.get(newer), proof))
                        .isFalse();
                assertThat(older > 0 && Proofs.consistent(older, roots.get(older), newer, LEAVES.getFirst(), proof))
                        .isFalse();
                assertThat(Proofs.consistent(older, roots.get(older), newer, roots.get(newer), longer(proof)))
                        .isFalse();
            }
        }
    }

    private static List<Hash> longer(List<Hash> path) {
        var longer = new ArrayList<>(path);
        longer.add(LEAVES.getFirst());
        return longer;
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> Merkle.leaf(Bytes.of((byte) index, (byte) 7)))
                .toList();
    }

    /// Hashes of full subtrees, computed anew each time.
    private static Nodes kept(List<Hash> leaves) {
        return new Nodes() {
            @Override
            public Hash at(int level, long index) {
                return level == 0
                        ? leaves.get((int) index)
                        : Merkle.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
            }
        };
    }
}
