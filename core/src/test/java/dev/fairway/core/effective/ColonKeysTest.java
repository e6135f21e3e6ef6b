package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Leaves;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColonKeysTest {

    private static final Place HERE = new Place(Source.of("appsettings.json"), 1, 1);

    private static Node number(String text) {
        return new Scalar(Kind.NUMBER, text, HERE);
    }

    private static Mapping mapping(Object... keysAndValues) {
        var entries = new java.util.ArrayList<Entry>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new Entry((String) keysAndValues[i], HERE, (Node) keysAndValues[i + 1]));
        }
        return new Mapping(entries, HERE);
    }

    private static List<String> told(Node node) {
        return Leaves.of(ColonKeys.nested(node)).entrySet().stream()
                .map(leaf -> leaf.getKey() + " = " + ((Scalar) leaf.getValue()).text())
                .toList();
    }

    @Test
    void flatKeysAreNestedWhereverTheyStand() {
        assertThat(told(mapping("A:B:C", number("1"), "D", mapping("E:F", number("2")))))
                .containsExactly("A.B.C = 1", "D.E.F = 2");
    }

    @Test
    void flatAndNestedOfOneNameAreOneAndTheLaterWins() {
        assertThat(told(mapping("A", mapping("B", number("1"), "C", number("2")), "a:b", number("3"))))
                .containsExactly("A.B = 3", "A.C = 2");
    }

    @Test
    void aColonAtAnEndIsPartOfTheName() {
        assertThat(ColonKeys.any(mapping(":a", number("1"), "b:", number("2"), "c::d", number("3"))))
                .isFalse();
    }
}
