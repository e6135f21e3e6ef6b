package dev.fairway.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class NodesTest {

    @Test
    void placesAreInTheOrderInWhichSubtreesBecomeFullWithoutGaps() {
        var growth = new Growth(0, (level, index) -> {
            throw new AssertionError("nothing was there before");
        });
        for (var entry = 0; entry < 1_000; entry++) {
            growth.add(Merkle.leaf(Bytes.utf8("entry " + entry)));
        }

        var places = new ArrayList<Long>();
        growth.added().forEach(node -> places.add(Nodes.place(node.level(), node.index())));

        for (var place = 0; place < places.size(); place++) {
            assertThat(places.get(place)).isEqualTo(place);
        }
    }

    @Test
    void aLargeTreeHasItsPlaces() {
        assertThat(Nodes.place(0, 1L << 40)).isEqualTo((1L << 41) - 1);
        assertThat(Nodes.place(40, 0)).isEqualTo((1L << 41) - 2);
    }
}
