package dev.fairway.core.contract;

import static dev.fairway.core.contract.Contracts.ROUTE;
import static dev.fairway.core.contract.Contracts.TODAY;
import static dev.fairway.core.contract.Contracts.held;
import static dev.fairway.core.contract.Contracts.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What became of values that were recorded together.
final class NearingTest {

    private static final Address TAG = new Address("", "config/{env}.yaml", "image.tag");

    @ParameterizedTest(name = "{0}: {1} -> {2}: a value {3}, a version {4}")
    @CsvSource(delimiter = '|', textBlock = """
        production takes what stage has      | 3 2 1 | 3 2 2 | true  | true
        production takes what stage had      | 3 2 1 | 3 3 2 | true  | true
        stage takes what dev has             | 3 2 1 | 3 3 1 | true  | true
        production gets what it lacked       | 3 3 - | 3 3 3 | true  | true
        dev goes on by itself                | 3 2 1 | 4 2 1 | false | true
        stage goes on by itself              | 3 2 1 | 3 4 1 | false | true
        production goes elsewhere            | 3 2 1 | 3 2 4 | false | false
        stage leaves dev                     | 2 2 1 | 2 3 1 | false | false
        production loses what it had         | 3 2 1 | 3 2 - | false | false
        """)
    void whatOnlyCameCloserIsStillExcepted(
            String what, String recorded, String now, boolean ofValues, boolean ofVersions) {
        assertThat(holds(recorded, now, false)).as(what).isEqualTo(ofValues);
        assertThat(holds(recorded, now, true)).as(what).isEqualTo(ofVersions);
    }

    @ParameterizedTest(name = "stage goes from 1.4.1 to {0}")
    @ValueSource(strings = {"", "zzz", "latest", "true", "0.0.1", "shop:1.4.2", "4f3a2b1"})
    void whatIsNoVersionThatMayComeNextIsNotExcepted(String tag) {
        assertThat(holds("1.5.0 1.4.1 1.4.0", "1.5.0 " + tag + " 1.4.0", true)).isFalse();
    }

    @Test
    void theNextVersionIsExcepted() {
        assertThat(holds("1.5.0 1.4.1 1.4.0", "1.6.0 1.4.2 1.4.0", true)).isTrue();
        assertThat(holds("1.5.0 1.4.1 1.4.0", "1.6.0 1.3.9 1.4.0", true)).isFalse();
    }

    @Test
    void anEnvironmentOfWhichNothingWasRecordedIsNotExcepted() {
        var exception = together("image.tag", "dev", "3", "stage", "2");
        var book = RuleBook.of(new Contract(List.of(), List.of(exception)), ROUTE);

        assertThat(Judge.nearer(book, TAG, held("dev", "3", "stage", "3", "prod", "1"), true, TODAY))
                .isEmpty();
    }

    private static boolean holds(String recorded, String now, boolean versions) {
        var was = recorded.replace("-", "absent").split(" ");
        var is = now.split(" ");
        var exception = together("image.tag", "dev", was[0], "stage", was[1], "prod", was[2]);
        var book = RuleBook.of(new Contract(List.of(), List.of(exception)), ROUTE);
        var values = held("dev", is[0], "stage", is[1], "prod", is[2]);
        return Judge.nearer(book, TAG, values, versions, TODAY).isPresent();
    }
}
