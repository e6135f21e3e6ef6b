package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a finding says agrees with the values that are shown below it.
final class SentencesTest {

    private static final List<String> NAMES = List.of("dev", "test", "prod");
    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("dev", List.of(), Tier.DEV)),
            List.of(new Environment("test", List.of(), Tier.STAGE)),
            List.of(new Environment("prod", List.of(), Tier.PROD))));

    /// Values that are one group: equal but for the environments' names, or as they stand.
    private static Difference alike(String why, List<String> at, String... values) {
        return told(List.of(NAMES), why, at, values);
    }

    private static Difference told(List<List<String>> groups, String why, List<String> at, String... values) {
        var held = new LinkedHashMap<String, Held>();
        for (var i = 0; i < values.length; i++) {
            var place = new Place(Source.of(NAMES.get(i) + ".yaml"), 1, 6);
            held.put(NAMES.get(i), new Held.Present(new Node.Scalar(Node.Kind.TEXT, values[i], place)));
        }
        var row = new Row(TreePath.ofKeys("queue"), held, groups, Sameness.OWN_NAME);
        return Difference.found(
                "{env}.yaml",
                ROUTE,
                new Address("", "{env}.yaml", "queue"),
                row,
                new Suspicious(FindingKind.OTHER_ENVIRONMENT, why, at),
                Optional.empty());
    }

    @Test
    void whatDiffersIsNotCalledTheSameWhateverIsWrongWithIt() {
        var told = alike("names another environment: dev", List.of("test"), "a-dev-dev", "a-dev-test", "a-dev-test");

        assertThat(Sentences.message(told, 0, false))
                .isEqualTo("queue differs between dev and test = prod; test names another environment: dev.");
    }

    @Test
    void whatIsEqualButForNamesIsNotJoinedAsIfItWereEqual() {
        var groups = List.of(List.of("dev"), List.of("test", "prod"));

        assertThat(Sentences.message(told(groups, "", List.of(), "old", "jobs-test", "jobs-prod"), 0, false))
                .isEqualTo("queue differs between dev and test ~ prod (~ the same but for its own name).");
        assertThat(Sentences.message(told(groups, "", List.of(), "old", "jobs", "jobs"), 0, false))
                .isEqualTo("queue differs between dev and test = prod.");
    }

    @Test
    void whatIsTheSameIsCalledSo() {
        assertThat(Sentences.message(alike("", List.of(), "a", "a", "a"), 0, false))
                .isEqualTo("queue is the same in dev, test, prod.");
    }

    @Test
    void severalEnvironmentsAreSpokenOfAsSeveral() {
        var told = alike("names other environments: dev, qa", List.of("test", "prod"), "dev", "dev", "dev");

        assertThat(Sentences.message(told, 0, false)).endsWith("test and prod name other environments: dev, qa.");
        assertThat(Sentences.actions(told).getFirst())
                .isEqualTo("let test and prod name their own environment, or accept it");
    }
}
