package dev.fairway.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tiles of C2SP tlog-tiles: the names, sizes and digests that other implementations have computed.
class TilesTest {

    /// The eight entries of Certificate Transparency's own tests, whose checkpoint NoteTest has.
    private static final List<Bytes> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(Bytes::hex)
            .toList();

    @Test
    void aBundleAndATileHaveTheBytesOfOtherImplementations() {
        var packed = PackedBundle.of(
                0,
                LEAVES.stream()
                        .map(leaf -> new Recorded(leaf, Bytes.utf8("{}")))
                        .toList());

        assertThat(packed.entries().length()).isEqualTo(50);
        assertThat(packed.entries().sha256().hex())
                .isEqualTo("1afdc32f06ff88236207410a37b10ff2b5647186b52a531da0416d539b15a876");
        assertThat(packed.tile().hashes().length()).isEqualTo(256);
        assertThat(packed.tile().hashes().sha256().hex())
                .isEqualTo("aea2f1bbb5140fd5f8eacb503fdf54c00c3d860c72588e40233addd416bc8f10");
        assertThat(new Layout(8).bundle(Layout.ENTRIES, 0)).isEqualTo("tile/entries/000.p/8");
        assertThat(new Layout(8).tile(0, 0)).isEqualTo("tile/0/000.p/8");
    }

    @Test
    void whoReadsThemFindsTheSame() {
        var packed = PackedBundle.of(
                0,
                LEAVES.stream()
                        .map(leaf -> new Recorded(leaf, Bytes.utf8("{}")))
                        .toList());

        assertThat(LeafTile.of(packed.entries(), 8).map(LeafTile::hashes))
                .contains(packed.tile().hashes());
        assertThat(LeafTile.leaves(packed.entries())).contains(LEAVES);
        assertThat(LeafTile.of(packed.entries(), 7)).isEmpty();
        assertThat(LeafTile.of(packed.entries(), 9)).isEmpty();
    }

    /// A length has no sign: the longest entry is of 65,535 bytes.
    @Test
    void theLongestEntryIsReadAgain() {
        var longest = Bytes.of(new byte[65_535]);
        var packed = PackedBundle.of(0, List.of(new Recorded(longest, Bytes.utf8("{}"))));

        assertThat(packed.entries().slice(0, 2).hex()).isEqualTo("ffff");
        assertThat(LeafTile.leaves(packed.entries())).contains(List.of(longest));
        assertThat(LeafTile.of(packed.entries(), 1).map(LeafTile::hashes))
                .contains(Merkle.leaf(longest).bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "0, tile/0/000",
        "999, tile/0/999",
        "1000, tile/0/x001/000",
        "999999, tile/0/x999/999",
        "1000000, tile/0/x001/x000/000",
        "1234067, tile/0/x001/x234/067"
    })
    void numbersHaveGroupsOfThreeDigits(long number, String name) {
        var layout = new Layout((number + 1) * Layout.WIDTH);

        assertThat(layout.tile(0, number)).isEqualTo(name);
        assertThat(layout.has(name)).isTrue();
        assertThat(new Layout(number * Layout.WIDTH + 255).tile(0, number)).isEqualTo(name + ".p/255");
    }

    @Test
    void aLogOf70000HasTheTilesOfTheSpecification() {
        var files = tiles(70_000);

        var expected = new TreeMap<String, Integer>();
        for (var number = 0; number < 273; number++) {
            expected.put("tile/0/%03d".formatted(number), 8_192);
        }
        expected.put("tile/0/273.p/112", 112 * Hash.SIZE);
        expected.put("tile/1/000", 8_192);
        expected.put("tile/1/001.p/17", 17 * Hash.SIZE);
        expected.put("tile/2/000.p/1", Hash.SIZE);
        var lengths = new TreeMap<String, Integer>();
        files.forEach((name, hashes) -> lengths.put(name, hashes.length()));
        assertThat(lengths).isEqualTo(expected);
        assertThat(files.keySet()).allMatch(new Layout(70_000)::has);
    }

    /// What a tile holds is the tree below it: of 256 entries on the first level, of 65,536 on the second.
    @Test
    void aHashOfAHigherTileIsTheRootBelowIt() {
        var files = tiles(70_000);

        assertThat(files.get("tile/1/001.p/17"))
                .isEqualTo(concatenated(IntStream.range(256, 273)
                        .mapToObj(tile -> root(leaves(256 * tile, 256 * (tile + 1))))
                        .toList()));
        assertThat(files.get("tile/2/000.p/1"))
                .isEqualTo(root(leaves(0, 65_536)).bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/273",
                "tile/0/273.p/111",
                "tile/0/272.p/255",
                "tile/0/274.p/0",
                "tile/1/000.p/255",
                "tile/1/001",
                "tile/1/001.p/18",
                "tile/2/000",
                "tile/2/000.p/2",
                "tile/3/000.p/1",
                "tile/3/000.p/0",
                "tile/01/000"
            })
    void aLogOf70000HasNoOthers(String name) {
        assertThat(new Layout(70_000).has(name)).isFalse();
    }

    /// An unfinished tile is not hashed into the level above, and none is empty.
    @Test
    void aHigherTileBeginsWithAFullOneBelow() {
        assertThat(tiles(255).keySet()).containsExactly("tile/0/000.p/255");
        assertThat(tiles(256).keySet()).containsExactly("tile/0/000", "tile/1/000.p/1");
        assertThat(tiles(511).keySet()).containsExactly("tile/0/000", "tile/0/001.p/255", "tile/1/000.p/1");
        assertThat(tiles(65_536).keySet())
                .contains("tile/1/000", "tile/2/000.p/1")
                .hasSize(258);
    }

    /// The tiles of a log, made as an export makes them.
    private static SortedMap<String, Bytes> tiles(int size) {
        var layout = new Layout(size);
        var files = new TreeMap<String, Bytes>();
        var fold = new TileFold((level, number, hashes) -> files.put(layout.tile(level, number), hashes));
        for (var number = 0; number * Layout.WIDTH < size; number++) {
            var from = number * Layout.WIDTH;
            var tile = LeafTile.kept(concatenated(leaves(from, from + layout.width(number))));
            files.put(layout.tile(0, number), tile.hashes());
            fold.add(tile);
        }
        fold.end();
        return files;
    }

    private static List<Hash> leaves(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(index -> Merkle.leaf(Bytes.utf8("entry " + index)))
                .toList();
    }

    private static Hash root(List<Hash> leaves) {
        var tree = new Frontier();
        leaves.forEach(tree::add);
        return tree.root();
    }

    private static Bytes concatenated(List<Hash> hashes) {
        var bytes = ByteBuffer.allocate(hashes.size() * Hash.SIZE);
        hashes.forEach(hash -> bytes.put(hash.bytes().buffer()));
        return Bytes.of(bytes.array());
    }
}
