package dev.fairway.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is there although nothing stands in it.
final class EmptyValuesTest {

    private static final Place PLACE = new Place(Source.of("policy.yaml"), 1, 1);
    private static final Node NULL = new Scalar(Kind.NULL, "", PLACE);

    @Test
    void aKeyWithoutAValueIsAsGoodAsNone() {
        assertThat(differ(map(), map("rules", NULL))).isFalse();
        assertThat(differ(map(), map("rules", list()))).isFalse();
    }

    @Test
    void aKeyMaySayAllThereIsToSay() {
        assertThat(differ(map(), map("cache", map()))).isTrue();
        assertThat(differ(map("cache", map("disk", map())), map("cache", map("memory", map()))))
                .isTrue();
    }

    @Test
    void anItemIsOneMoreWhateverItHolds() {
        for (var item : List.of(NULL, list(), map(), map("pods", map()))) {
            assertThat(differ(map("from", list()), map("from", list(item)))).isTrue();
        }
        assertThat(differ(map("from", list(map("pods", map()))), map("from", list(map("spaces", map())))))
                .isTrue();
        assertThat(differ(map("from", list(map("pods", map()))), map("from", list(map()))))
                .isTrue();
    }

    private static boolean differ(Mapping stage, Mapping prod) {
        var sides = new LinkedHashMap<String, Side>();
        sides.put("stage", new Side.Stated(stage));
        sides.put("prod", new Side.Stated(prod));
        var rows = new ArrayList<Row>();
        Aligner.align("policy.yaml", sides, Naming.NONE, rows::add);
        return rows.stream().anyMatch(row -> row.sameness() != Sameness.EQUAL);
    }

    private static Mapping map(Object... pairs) {
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < pairs.length; i += 2) {
            entries.add(new Entry((String) pairs[i], PLACE, (Node) pairs[i + 1]));
        }
        return new Mapping(entries, PLACE);
    }

    private static Listing list(Node... items) {
        return new Listing(Stream.of(items).toList(), PLACE);
    }
}
