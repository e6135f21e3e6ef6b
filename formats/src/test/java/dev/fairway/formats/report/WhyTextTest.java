package dev.fairway.formats.report;

import static dev.fairway.formats.report.Samples.change;
import static dev.fairway.formats.report.Samples.entry;
import static dev.fairway.formats.report.Samples.episode;
import static dev.fairway.formats.report.Samples.event;
import static dev.fairway.formats.report.Samples.mapping;
import static dev.fairway.formats.report.Samples.number;
import static dev.fairway.formats.report.Samples.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Episode;
import dev.fairway.core.blame.Event;
import dev.fairway.core.report.WhyReport;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WhyTextTest {

    @Test
    void ofALongTimelineTheLastTenAreToldAndHowManyAreOlder() {
        var events = IntStream.range(0, 25).mapToObj(i -> tag(i, i + 1)).toList();
        var episodes = IntStream.range(10, 24)
                .mapToObj(i -> episode(
                        "20%d-01-01T00:00:00Z".formatted(i),
                        Optional.of("20%d-12-01T00:00:00Z".formatted(i)),
                        List.of(List.of("stage"), List.of("prod"))))
                .toList();

        assertThat(shown(events, episodes, false))
                .contains("  15 older changes (--all shows them)\n", " 15 -> 16\n", " 24 -> 25\n")
                .doesNotContain(" 14 -> 15\n")
                .contains("  4 older spans (--all shows them)\n", "2014-01-01 to", "2023-01-01 to")
                .doesNotContain("2013-01-01 to");
        assertThat(shown(events, episodes, true))
                .contains(" 0 -> 1\n", "2010-01-01 to")
                .doesNotContain("older");
    }

    @Test
    void ofAStructureTheKeysThatChangedAreTold() {
        var before = limits(entry("rate", number("1", "a.yaml", 1)), entry("burst", number("5", "a.yaml", 2)));
        var after = limits(entry("rate", number("2", "a.yaml", 1)), entry("queue", number("5", "a.yaml", 2)));

        assertThat(shown(List.of(edit(before, after)), List.of(), false))
                .contains("{2 keys}: rate, -burst, +queue")
                .doesNotContain("unchanged");
    }

    @Test
    void anEditThatLeavesAStructureAsItWasIsNotTold() {
        var before = limits(entry("rate", number("1", "a.yaml", 1)));
        var after = limits(entry("rate", number("1", "a.yaml", 7)));

        assertThat(shown(List.of(edit(before, after), tag(1, 2)), List.of(), false))
                .contains("1 -> 2")
                .doesNotContain("unchanged");
        assertThat(shown(List.of(edit(before, after)), List.of(), true)).contains("{1 key} (unchanged)");
    }

    private static Node limits(Node.Entry... entries) {
        return mapping("a.yaml", 1, List.of(entries));
    }

    private static Event tag(int from, int to) {
        return edit(number("" + from, "a.yaml", 1), number("" + to, "a.yaml", 1));
    }

    private static Event edit(Node from, Node to) {
        var change = change("ab12cd34", "Kim Vale", "2026-11-20T07:00:00Z", "Tune it");
        return event("prod", change, Optional.of(from), Optional.of(to), Event.How.EDIT);
    }

    private static String shown(List<Event> events, List<Episode> episodes, boolean all) {
        var held = present(number("25", "a.yaml", 1));
        var blame = new Blame(
                Optional.empty(),
                events,
                episodes,
                false,
                false,
                false,
                Blame.Lag.NONE,
                Optional.empty(),
                Blame.Confidence.EXACT);
        var address = new WhyReport.WhyAddress(
                SampleReport.address("config/{env}.yaml", "TAG"),
                Samples.values("stage", held, "prod", held),
                blame,
                "",
                Optional.empty());
        return WhyText.render(
                new WhyReport("TAG", List.of(address), List.of()), new TextOptions(80, Style.PLAIN, all), Samples.NOW);
    }
}
