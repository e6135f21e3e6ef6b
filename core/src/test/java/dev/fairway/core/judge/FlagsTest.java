package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Naming;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FlagsTest {

    private static final Place PLACE = new Place(Source.of("config/prod.yaml"), 1, 1);

    @Test
    void anEndStandsBesideTheStateOfAFlag() {
        for (var key : List.of("expires", "until", "end_date", "removeBy", "sunset", "valid-until", "expiresAt")) {
            var document = map("flags", map("new-checkout", map("enabled", "true", key, "2026-12-01")));

            assertThat(end(document, TreePath.ofKeys("flags", "new-checkout", "enabled")))
                    .as(key)
                    .hasValue(LocalDate.of(2026, 12, 1));
        }
    }

    @Test
    void anEndStandsUnderTheNameOfTheFlag() {
        var document = map("NEW_CHECKOUT_ENABLED", "true", "NEW_CHECKOUT_EXPIRES", "2026-12-01T00:00:00Z");

        assertThat(end(document, TreePath.ofKeys("NEW_CHECKOUT_ENABLED"))).hasValue(LocalDate.of(2026, 12, 1));
        assertThat(end(document, TreePath.ofKeys("OLD_CHECKOUT_ENABLED"))).isEmpty();
    }

    @Test
    void anEndStandsFurtherOutAsLongAsItSpeaksOfOneFlag() {
        var flag = map("targeting", map("percent", "10"), "remove-by", "2026-12-01");
        var document = map("expires", "2020-01-01", "features", map("search", flag, "until", "2021-01-01"));

        assertThat(end(document, TreePath.ofKeys("features", "search", "targeting", "percent")))
                .hasValue(LocalDate.of(2026, 12, 1));
        assertThat(end(
                        map("features", map("search", "true", "until", "2021-01-01")),
                        TreePath.ofKeys("features", "search")))
                .isEmpty();
    }

    @Test
    void anEndStandsInWhatAFlagTellsOfItself() {
        var flag = map("defaultVariant", "on", "metadata", map("expires", "2026-12-01"));

        assertThat(end(
                        map("flags", map("new-checkout", flag)),
                        TreePath.ofKeys("flags", "new-checkout", "defaultVariant")))
                .hasValue(LocalDate.of(2026, 12, 1));
    }

    @Test
    void anEndStandsAmongTheVariablesOfAContainer() {
        var document = map(
                "env",
                new Listing(
                        List.of(
                                map("name", "FEATURE_X", "value", "true"),
                                map("name", "FEATURE_X_UNTIL", "value", "2026-12-01")),
                        PLACE));
        var path = TreePath.ofKeys("env")
                .then(new Segment.Item("name", "FEATURE_X"))
                .then(new Segment.Key("value"));

        assertThat(end(document, path)).hasValue(LocalDate.of(2026, 12, 1));
    }

    @Test
    void whatIsNoDayIsNoEnd() {
        for (var text : List.of("soon", "2026-13-40", "20261201", "true", "")) {
            var document = map("flags", map("a", map("on", "true", "expires", text)));

            assertThat(end(document, TreePath.ofKeys("flags", "a", "on")))
                    .as(text)
                    .isEmpty();
        }
    }

    private static Optional<LocalDate> end(Node document, TreePath path) {
        return Flags.end(document, path, "prod", Naming.NONE);
    }

    private static Mapping map(Object... entries) {
        var all = new ArrayList<Entry>();
        for (var i = 0; i < entries.length; i += 2) {
            var value =
                    entries[i + 1] instanceof Node node ? node : new Scalar(Kind.TEXT, (String) entries[i + 1], PLACE);
            all.add(new Entry((String) entries[i], PLACE, value));
        }
        return new Mapping(all, PLACE);
    }
}
