package dev.fairway.core.compare;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ListMatchingTest {

    private static final Place PLACE = new Place(Source.of("a.yaml"), 1, 1);
    private static final int MANY = 100_000;

    @Test
    void longListsThatShareNothingAreOneValueWithoutLookingAtEveryPair() {
        var lists = lists(numbers(0), numbers(MANY));

        var match = assertTimeout(Duration.ofSeconds(20), () -> ListMatching.unnamed(lists, Naming.NONE));

        assertThat(match).isEqualTo(new ListMatching.Match.Whole());
    }

    @Test
    void oneMemberMoreIsToldByItself() {
        var more = new ArrayList<>(numbers(0));
        more.add(7, "odd");

        var match = ListMatching.unnamed(lists(numbers(0), more), Naming.NONE);

        assertThat(((ListMatching.Match.Items) match).items()).hasSize(1);
    }

    private static List<String> numbers(int from) {
        return IntStream.range(from, from + MANY).mapToObj(Integer::toString).collect(toCollection(ArrayList::new));
    }

    private static SequencedMap<String, Node> lists(List<String> stage, List<String> prod) {
        var lists = new LinkedHashMap<String, Node>();
        lists.put("stage", list(stage));
        lists.put("prod", list(prod));
        return lists;
    }

    private static Node list(List<String> items) {
        return new Listing(
                items.stream()
                        .map(text -> (Node) new Scalar(Kind.TEXT, text, PLACE))
                        .toList(),
                PLACE);
    }
}
