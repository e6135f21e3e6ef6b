package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Values that differ look different, however long they are.
final class ValuesTextTest {

    private static final Place PLACE = new Place(Source.of("a.yaml"), 1, 1);

    @Test
    void longTextsAreShownFromWhereTheyDiffer() {
        var start = "common ".repeat(500);

        var texts = ValuesText.of(List.of(text(start + "one" + start), text(start + "two" + start)));

        assertThat(texts.getFirst()).startsWith("…").contains("common one");
        assertThat(texts.getLast()).startsWith("…").contains("common two");
    }

    @Test
    void ofLongListsTheMembersAreNamedThatNotAllHave() {
        assertThat(ValuesText.of(List.of(list("a b c d e f g h"), list("a b c d e f g i"))))
                .containsExactly("[8 items, with h]", "[8 items, with i]");
    }

    @Test
    void ofTextsOfSeveralLinesTheLinesAreShownThatNotAllHave() {
        var start = "server {\n  listen 80;\n";

        assertThat(ValuesText.of(List.of(text(start + "}\n"), text(start + "  real_ip on;\n}\n"))))
                .containsExactly("[3 lines]", "[4 lines, with real_ip on;]");
        assertThat(ValuesText.of(List.of(text("a\nb\nc"), text("c\nb\na"), text("one"))))
                .containsExactly("a\\nb\\nc", "c\\nb\\na", "one");
    }

    @Test
    void aColumnOfATableShowsWhatDiffers() {
        var values = new LinkedHashMap<String, Held>();
        values.put("dev", text("https://payments.internal.example.com/v1/charges?timeout=10&retries=3"));
        values.put("stage", text("https://payments.internal.example.com/v1/charges?timeout=10&retries=3"));
        values.put("prod", text("https://payments.internal.example.com/v1/charges?timeout=90&retries=3"));

        var cut = ValuesText.cut(values, 36);

        assertThat(cut.get("dev")).isEqualTo(cut.get("stage")).endsWith("=10&retries=3");
        assertThat(cut.get("prod")).endsWith("=90&retries=3");
    }

    private static Held text(String text) {
        return new Held.Present(new Node.Scalar(Kind.TEXT, text, PLACE));
    }

    private static Held list(String members) {
        return new Held.Present(new Node.Listing(
                Arrays.stream(members.split(" "))
                        .<Node>map(text -> new Node.Scalar(Kind.TEXT, text, PLACE))
                        .toList(),
                PLACE));
    }
}
