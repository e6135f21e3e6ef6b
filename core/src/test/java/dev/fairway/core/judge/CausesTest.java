package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Blame.Confidence;
import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CausesTest {

    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("stage", List.of(), Tier.STAGE)),
            List.of(new Environment("prod", List.of(), Tier.PROD))));

    @Test
    void whatOneCommitGaveOneSideIsOneFinding() {
        assertThat(Causes.findings(List.of(
                        told("retry.count", "60", "", "a1", "stage"), told("retry.delay", "5", "", "a1", "stage"))))
                .hasSize(1);
    }

    @Test
    void whatOneCommitGaveOppositeSidesIsNoOneCause() {
        assertThat(Causes.findings(List.of(
                        told("retry.count", "60", "", "a1", "stage"), told("retry.mail", "", "ops", "a1", "prod"))))
                .hasSize(2);
    }

    @Test
    void whatOneCommitMovedOnOppositeSidesIsNoOneCause() {
        assertThat(Causes.findings(List.of(
                        told("retry.count", "60", "50", "a1", "stage"), told("retry.delay", "5", "6", "a1", "prod"))))
                .hasSize(2);
    }

    @Test
    void whatTwoCommitsDidIsNoOneCause() {
        assertThat(Causes.findings(List.of(
                        told("retry.count", "60", "", "a1", "stage"), told("retry.delay", "5", "", "b2", "stage"))))
                .hasSize(2);
    }

    @Test
    void oneItemOfAListThatOneCommitExchangedIsOneFinding() {
        var lost = Example.at("config/{env}.yaml", member("b"), "b", "b", "-").moved("prod", "a1", "b", "-");
        var got = Example.at("config/{env}.yaml", member("z"), "-", "-", "z");

        assertThat(Causes.findings(
                        List.of(lost.told(), got.moved("prod", "a1", "-", "z").told())))
                .hasSize(1);
        assertThat(Causes.findings(
                        List.of(lost.told(), got.moved("prod", "b2", "-", "z").told())))
                .hasSize(2);
        assertThat(Causes.findings(
                        List.of(lost.told(), got.moved("stage", "a1", "-", "z").told())))
                .hasSize(2);
    }

    @Test
    void itemsOfOneListThatTwoCommitsAddedAreTwoFindings() {
        var one = Example.at("config/{env}.yaml", member("b"), "-", "b", "-").moved("stage", "a1", "-", "b");
        var other = Example.at("config/{env}.yaml", member("c"), "-", "c", "-");

        assertThat(Causes.findings(
                        List.of(one.told(), other.moved("stage", "b2", "-", "c").told())))
                .hasSize(2);
        assertThat(Causes.findings(
                        List.of(one.told(), other.moved("stage", "a1", "-", "c").told())))
                .hasSize(1);
    }

    private static TreePath member(String value) {
        return TreePath.of(List.of(new Segment.Key("members"), new Segment.Member(value)));
    }

    @Test
    void withoutHistoryOnlyWhatTheSameSideHasBesideOneAnotherIsOneFinding() {
        assertThat(Causes.findings(List.of(found("retry.count", "60", ""), found("retry.delay", "5", ""))))
                .hasSize(1);
        assertThat(Causes.findings(List.of(found("retry.count", "60", ""), found("retry.delay", "", "5"))))
                .hasSize(2);
        assertThat(Causes.findings(List.of(found("retry.count", "60", ""), found("cache.size", "5", ""))))
                .hasSize(2);
    }

    @Test
    void withoutHistoryDifferentChangesOfValuesAreNeverOneFinding() {
        assertThat(Causes.findings(List.of(found("retry.count", "1", "2"), found("retry.delay", "3", "4"))))
                .hasSize(2);
        assertThat(Causes.findings(List.of(
                        found("web.tag", "1.0", "1.1", FindingKind.VERSION),
                        found("job.tag", "2.0", "2.1", FindingKind.VERSION))))
                .hasSize(2);
    }

    private static Difference told(String path, String stage, String prod, String commit, String mover) {
        var change = new Change(commit, "Ada", Instant.EPOCH, "Tune the retries", 1);
        var event = new Event(mover, change, Optional.empty(), Optional.empty(), Event.How.EDIT);
        var blame = new Blame(
                Optional.of(event),
                List.of(event),
                List.of(),
                false,
                false,
                false,
                Blame.Lag.NONE,
                Optional.empty(),
                Confidence.EXACT);
        return found(path, stage, prod).withAccount(new Account(blame, Verdict.DRIFT));
    }

    private static Difference found(String path, String stage, String prod) {
        var kind = stage.isEmpty() || prod.isEmpty() ? FindingKind.PRESENCE : FindingKind.VALUE;
        return found(path, stage, prod, kind);
    }

    private static Difference found(String path, String stage, String prod, FindingKind kind) {
        var held = new LinkedHashMap<String, Held>();
        held.put("stage", held("stage", stage));
        held.put("prod", held("prod", prod));
        var row = new Row(
                TreePath.ofKeys(path.split("\\.")),
                held,
                List.of(List.of("stage"), List.of("prod")),
                Sameness.DIFFERENT);
        var address = new Address("", "{env}.yaml", path);
        var suspicion = new Suspicious(kind, "", List.of());
        return Difference.found("{env}.yaml", ROUTE, address, row, suspicion, Optional.empty());
    }

    private static Held held(String environment, String text) {
        return text.isEmpty()
                ? new Held.Absent()
                : new Held.Present(
                        new Node.Scalar(Node.Kind.TEXT, text, new Place(Source.of(environment + ".yaml"), 1, 1)));
    }
}
