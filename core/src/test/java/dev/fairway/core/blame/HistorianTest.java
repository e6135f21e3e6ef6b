package dev.fairway.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.OwnNames;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each day is one commit of the mainline; a story is written `environment day value`, oldest first.
final class HistorianTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int TODAY = 100;
    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("dev", List.of(), Tier.DEV)),
            List.of(new Environment("stage", List.of(), Tier.STAGE)),
            List.of(new Environment("prod", List.of(), Tier.PROD))));

    /// What an environment may hold, whatever the others do.
    private final Map<String, String> agreed = new HashMap<>();

    private String subject = "Change a value";

    @Test
    void whatTheEnvironmentBehindHasYetToGoThroughIsCountedFromTheOneAhead() {
        var account = tell(List.of("stage 1 1", "prod 1 1", "stage 10 2", "stage 40 3", "stage 90 4"));

        assertThat(account.verdict()).isEqualTo(Verdict.LAGGING);
        assertThat(account.blame().lag()).isEqualTo(new Blame.Lag(3, 90, "stage", "prod"));
    }

    @Test
    void aReleaseThatArrivedIsNoLongerPartOfTheLag() {
        var account = tell(List.of("stage 1 1", "prod 1 1", "stage 10 2", "stage 40 3", "prod 50 2"));

        assertThat(account.verdict()).isEqualTo(Verdict.LAGGING);
        assertThat(account.blame().lag()).isEqualTo(new Blame.Lag(1, 60, "stage", "prod"));
        assertThat(account.blame().diverged().orElseThrow().change().age()).isEqualTo(TODAY - 10);
    }

    @Test
    void whatFollowsTheOneAheadStepByStepIsLaggingHoweverItMovedLast() {
        var account = tell(List.of("dev 1 1", "stage 1 1", "prod 1 1", "dev 5 2", "dev 6 3", "stage 7 2", "prod 8 2"));

        assertThat(account.verdict()).isEqualTo(Verdict.LAGGING);
        assertThat(account.blame().lag()).isEqualTo(new Blame.Lag(1, 94, "dev", "stage"));
    }

    @Test
    void aChangeOfWhatWasInOrderIsOnItsWayFromThenOn() {
        var story = List.of("dev 1 1", "prod 1 1", "dev 10 2", "dev 80 3", "dev 90 4");

        assertThat(tell(story).blame().lag()).isEqualTo(new Blame.Lag(3, 90, "dev", "prod"));
        agreed.put("dev", "2");
        assertThat(tell(story).verdict()).isEqualTo(Verdict.LAGGING);
        assertThat(tell(story).blame().lag()).isEqualTo(new Blame.Lag(2, 20, "dev", "prod"));
        agreed.put("dev", "3");
        assertThat(tell(story).blame().lag()).isEqualTo(new Blame.Lag(1, 10, "dev", "prod"));
        assertThat(tell(story).blame().diverged().orElseThrow().change().age()).isEqualTo(TODAY - 10);
    }

    @Test
    void theLagIsThatOfWhoMoved() {
        var account = tell(List.of("dev 1 1", "stage 1 1", "prod 1 1", "dev 3 9", "dev 5 2", "prod 40 9"));

        assertThat(account.blame().diverged().orElseThrow().environment()).isEqualTo("prod");
        assertThat(account.blame().lag()).isEqualTo(new Blame.Lag(1, 95, "dev", "prod"));
    }

    @Test
    void whoMovedApartFromAPairThatLagsIsNoPartOfTheLag() {
        var story =
                List.of("dev 1 1", "stage 1 1", "prod 1 1", "dev 3 9", "dev 5 2", "prod 8 7", "prod 9 1", "prod 40 9");

        var account = tell(story);

        assertThat(account.blame().diverged().orElseThrow().environment()).isEqualTo("prod");
        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void whoWentBackOrSomewhereElseDoesNotLag() {
        assertThat(tell(List.of("stage 1 1", "prod 1 1", "stage 10 2", "prod 11 2", "prod 12 1"))
                        .verdict())
                .isNotEqualTo(Verdict.LAGGING);
        assertThat(tell(List.of("stage 1 1", "prod 1 1", "stage 10 2", "prod 11 7"))
                        .verdict())
                .isNotEqualTo(Verdict.LAGGING);
        assertThat(tell(List.of("stage 1 1", "prod 1 2", "stage 10 2", "prod 20 1"))
                        .verdict())
                .isNotEqualTo(Verdict.LAGGING);
    }

    @Test
    void whoJoinedAnEnvironmentFurtherAlongHasNothingOnItsWay() {
        assertThat(tell(List.of("dev 1 1", "stage 1 2", "prod 1 1", "dev 10 2")).verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(tell(List.of("dev 1 1", "stage 1 1", "prod 1 2", "dev 10 2")).verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(tell(List.of("dev 1 1", "stage 1 1", "prod 1 1", "dev 10 2", "stage 20 2"))
                        .verdict())
                .isEqualTo(Verdict.LAGGING);
    }

    @Test
    void whatGaveWayToAValueThatNamesItsEnvironmentIsNotOnItsWay() {
        var naming = new OwnNames(ROUTE.environments(), Map.of());
        var prod = new Past("prod", Optional.empty(), List.of(), text("https://api.example.com"));

        var own = moved("stage", "https://api.example.com", "https://stage.example.com");
        assertThat(Historian.tell(List.of(own, prod), ROUTE, naming, day(TODAY), true)
                        .verdict())
                .isEqualTo(Verdict.DRIFT);

        assertThat(Historian.tell(List.of(own, prod), ROUTE, Naming.NONE, naming, day(TODAY), true)
                        .verdict())
                .isEqualTo(Verdict.DRIFT);

        var shared = moved("stage", "https://api.example.com", "https://v2.example.com");
        assertThat(Historian.tell(List.of(shared, prod), ROUTE, naming, day(TODAY), true)
                        .verdict())
                .isEqualTo(Verdict.LAGGING);
    }

    private Past moved(String environment, String from, String to) {
        var change = new Change("%040d".formatted(9), "Ada", day(9), subject, TODAY - 9);
        var event = new Event(environment, change, text(from), text(to), Event.How.EDIT);
        return new Past(environment, Optional.empty(), List.of(event), text(to));
    }

    private static Optional<Node> text(String text) {
        return Optional.of(new Node.Scalar(Kind.TEXT, text, new Place(Source.of("a.yaml"), 1, 1)));
    }

    @Test
    void tidyingThinksOfNoNewValue() {
        subject = "Sync the examples with what runs";

        assertThat(tell(List.of("dev 1 false", "prod 1 false", "prod 9 true"))
                        .blame()
                        .deliberate())
                .isEmpty();
        assertThat(why(List.of("dev 1 1", "prod 1 1", "prod 9 "))).contains("tidying or moving");
    }

    @Test
    void valuesThatCameDifferentInOneCommitDidNotMoveAlone() {
        var account = tell(List.of("stage 1 1", "prod 1 2"));

        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(account.blame().onceEqual()).isFalse();
    }

    @Test
    void valuesThatOneCommitMovedApartDidNotMoveAloneEither() {
        var account = tell(List.of("stage 1 1", "prod 1 1", "stage 5 2", "prod 5 3"));

        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(account.blame().onceEqual()).isTrue();
        assertThat(account.blame().deliberate()).isEmpty();
    }

    @Test
    void whatOneCommitSetEverywhereHasNoDeliberateSideThoughALineMovedSince() {
        var account = tell(List.of("dev 1 true", "stage 1 true", "prod 1 false", "stage 9 true"));

        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(account.blame().deliberate()).isEmpty();
    }

    @Test
    void whatOneCommitTookFromSeveralWasCarriedAndNobodyMovedByItself() {
        var account = tell(List.of("dev 1 true", "stage 1 false", "prod 1 false", "dev 5 ", "prod 5 "));

        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(account.blame().deliberate().orElseThrow().why())
                .isEqualTo("prod was the last to be changed, in one commit with dev");
    }

    @Test
    void whoGaveEachItsOwnForgotNobody() {
        subject = "Move the settings";
        var account = tell(List.of("dev 1 1", "stage 1 1", "prod 1 1", "stage 5 2", "prod 5 3"));

        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(account.blame().deliberate()).isEmpty();
        assertThat(tell(List.of("dev 1 ", "stage 1 1", "prod 40 2")).verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void aCommitTakesBackOnlyWhatItSetsToWhatStoodThereBefore() {
        subject = "Revert \"Wait longer\"";

        assertThat(why(List.of("stage 1 1", "prod 1 1", "stage 5 2", "stage 9 1", "prod 5 2")))
                .isEqualTo("the commit says that it takes a change back");
        assertThat(why(List.of("stage 1 1", "prod 1 1", "stage 5 2", "prod 5 2", "stage 9 3")))
                .isEqualTo("stage was changed first, and the others may follow");
    }

    private String why(List<String> story) {
        return tell(story).blame().deliberate().orElseThrow().why();
    }

    @Test
    void whoseValueOthersChangedSinceIsNotTheLastToBeChanged() {
        assertThat(why(List.of("dev 1 1", "stage 1 2", "prod 1 1", "prod 5 3", "dev 9 4")))
                .isEqualTo("prod left the others, and by itself");
    }

    @Test
    void thatAllLackedAValueMakesNobodyEqual() {
        var account = tell(List.of("stage 3 ", "prod 5 2"));

        assertThat(account.verdict()).isEqualTo(Verdict.UNBACKPORTED);
        assertThat(account.blame().onceEqual()).isFalse();
    }

    @Test
    void whoLostTheValueLeftTheOthersThoughTheSameCommitChangedTheirs() {
        var account = tell(List.of("stage 1 1", "prod 1 1", "stage 9 ", "prod 9 2"));

        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(account.blame().diverged().orElseThrow().environment()).isEqualTo("stage");
        assertThat(account.blame().deliberate()).isEmpty();
    }

    @Test
    void whatStageGotBeforeDevAndProdIsNotBackported() {
        assertThat(tell(List.of("dev 1 1", "stage 1 1", "prod 1 1", "stage 5 2"))
                        .verdict())
                .isEqualTo(Verdict.UNBACKPORTED);
    }

    @Test
    void whoMovedTowardsWhatTheOneAheadHadLeftWasNotFirstAndIsNotTheDeliberateSide() {
        var story = List.of("dev 1 1", "stage 1 1", "prod 1 0", "dev 8 0", "stage 40 0", "stage 41 1", "prod 90 1");

        var account = tell(story);

        assertThat(account.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(account.blame().diverged().orElseThrow().environment()).isEqualTo("prod");
        assertThat(account.blame().deliberate()).isEmpty();
    }

    @Test
    void whoJoinedWhatAnotherHadHeldWasNotFirstAndLooksNoMoreDeliberateThanTheRest() {
        var account = tell(List.of("dev 1 1", "stage 1 1", "prod 1 1", "stage 5 0", "dev 40 0"));

        assertThat(account.blame().diverged().orElseThrow().environment()).isEqualTo("dev");
        assertThat(account.blame().deliberate()).isEmpty();
    }

    @Test
    void anEnvironmentThatCameLaterAndJoinedTheOthersHasPartedNobody() {
        var story = List.of("dev 1 1", "prod 1 1", "prod 5 2", "stage 40 1");
        var pasts = Stream.of("dev", "stage", "prod")
                .map(name -> {
                    var past = past(name, story);
                    return name.equals("stage")
                            ? new Past(
                                    name, Optional.of(past.events().getFirst().change()), past.events(), past.today())
                            : past;
                })
                .toList();

        var account = Historian.tell(pasts, ROUTE, Naming.NONE, day(TODAY), true);

        assertThat(account.blame().diverged().orElseThrow().environment()).isEqualTo("prod");
        assertThat(account.verdict()).isEqualTo(Verdict.UNBACKPORTED);
    }

    @Test
    void commitsFollowOneAnotherInTheOrderOfTheMainlineWhateverTheirClocksSay() {
        var late = event("stage", 5, "1", Optional.of("2"), Duration.ofDays(-60));
        var pasts = List.of(
                new Past(
                        "stage",
                        Optional.empty(),
                        List.of(event("stage", 1, "", Optional.of("1"), Duration.ZERO), late),
                        scalar("2")),
                new Past(
                        "prod",
                        Optional.empty(),
                        List.of(event("prod", 1, "", Optional.of("1"), Duration.ZERO)),
                        scalar("1")));

        var blame = Historian.tell(pasts, ROUTE, Naming.NONE, day(TODAY), true).blame();

        assertThat(blame.diverged()).contains(late);
        assertThat(blame.timeline()).last().isEqualTo(late);
    }

    @Test
    void whoPutsBackWhatWasTakenAwayHasPartedNobody() {
        var story = List.of("stage 1 1", "prod 1 1", "prod 5 2", "prod 20 ", "prod 30 2");

        assertThat(tell(story).blame().diverged().orElseThrow().change().age()).isEqualTo(TODAY - 30);
        subject = "Revert \"Drop prod\"";
        var blame = tell(story).blame();

        assertThat(blame.diverged().orElseThrow().change().age()).isEqualTo(TODAY - 5);
        assertThat(blame.since()).isEmpty();
        assertThat(blame.timeline()).hasSize(5);
        assertThat(blame.episodes()).hasSize(2);
    }

    @Test
    void whatWasPutBackAsSomethingElseWasNotPutBack() {
        subject = "Restore the old file";
        var story = List.of("stage 1 1", "prod 1 1", "prod 5 2", "prod 20 ", "prod 30 3");

        assertThat(tell(story).blame().diverged().orElseThrow().change().age()).isEqualTo(TODAY - 30);
    }

    @Test
    void aFixThatWasUndoneInSilenceIsLost() {
        var story = List.of("stage 1 1", "prod 1 1", "prod 5 2", "stage 20 2", "prod 30 1");

        assertThat(tell(story).blame().lostFix()).isTrue();
        subject = "Roll back the timeout";
        assertThat(tell(story).blame().lostFix()).isFalse();
    }

    @Test
    void aSwitchThatACommitSaysItTurnsIsNoLostFix() {
        var story = List.of("stage 1 false", "prod 1 false", "prod 5 true", "stage 20 true", "prod 30 false");

        assertThat(tell(story).blame().lostFix()).isTrue();
        subject = "Disable the importer on prod";
        assertThat(tell(story).blame().lostFix()).isFalse();
    }

    @Test
    void whatTwoEnvironmentsGotTogetherWasNobodysOwnFix() {
        var story = List.of("dev 1 1", "stage 1 1", "prod 1 1", "prod 5 2", "stage 5 2", "dev 9 2", "prod 30 1");

        assertThat(tell(story).blame().lostFix()).isFalse();
    }

    private Historian.Account tell(List<String> story) {
        var environments = ROUTE.names().stream()
                .filter(name -> story.stream().anyMatch(line -> line.startsWith(name + " ")))
                .toList();
        var pasts = environments.stream().map(name -> past(name, story)).toList();
        return Historian.tell(pasts, ROUTE, Naming.NONE, Naming.NONE, this::agreed, day(TODAY), true);
    }

    private boolean agreed(Map<String, Held> held) {
        return held.entrySet().stream()
                .anyMatch(entry -> entry.getValue() instanceof Held.Present(Node.Scalar scalar)
                        && scalar.text().equals(agreed.get(entry.getKey())));
    }

    private Past past(String environment, List<String> story) {
        var events = new ArrayList<Event>();
        var held = "";
        for (var line : story) {
            var words = line.split(" ", -1);
            if (words[0].equals(environment)) {
                events.add(event(environment, Integer.parseInt(words[1]), held, Optional.of(words[2]), Duration.ZERO));
                held = words[2];
            }
        }
        return new Past(environment, Optional.empty(), events, scalar(held));
    }

    private Event event(String environment, int day, String from, Optional<String> to, Duration clock) {
        var change = new Change("%040d".formatted(day), "Ada", day(day).plus(clock), subject, TODAY - day);
        return new Event(environment, change, scalar(from), to.flatMap(HistorianTest::scalar), Event.How.EDIT);
    }

    private static Optional<Node> scalar(String text) {
        var kind = text.equals("true") || text.equals("false") ? Kind.BOOLEAN : Kind.NUMBER;
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Scalar(kind, text, new Place(Source.of("a.yaml"), 1, 1)));
    }

    private static Instant day(int number) {
        return FIRST.plus(Duration.ofDays(number));
    }
}
