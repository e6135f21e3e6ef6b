package dev.fairway.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.blame.Travel.Order;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.OwnNames;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A story of one address is written `environment day value`, oldest first; each day is one commit.
final class TravelsTest {

    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("dev", List.of(), Tier.DEV)),
            List.of(new Environment("stage", List.of(), Tier.STAGE)),
            List.of(
                    new Environment("prod-eu", List.of(), Tier.PROD),
                    new Environment("prod-us", List.of(), Tier.PROD))));

    @Test
    void changesThatCameToStageFirstAreCountedByPairOfCommits() {
        var stageToProd = travel(
                "stage",
                "prod-eu",
                trips("stage 2 a", "prod-eu 3 a", "stage 5 b", "prod-eu 9 b"),
                trips("stage 2 x", "prod-eu 3 x"),
                trips("stage 6 c", "prod-eu 9 c", "stage 10 d", "prod-eu 11 d", "stage 12 e", "prod-eu 13 e"));

        assertThat(stageToProd.along()).isEqualTo(5);
        assertThat(stageToProd.against()).isZero();
        assertThat(stageToProd.order()).isEqualTo(Order.CONFIRMED);
    }

    @Test
    void changesThatCameToProductionFirstContradict() {
        var travel = travel(
                "stage",
                "prod-eu",
                trips("prod-eu 2 a", "stage 3 a", "prod-eu 5 b", "stage 9 b"),
                trips("prod-eu 20 x", "stage 21 x", "prod-eu 22 y", "stage 23 y", "prod-eu 24 z", "stage 25 z"));

        assertThat(travel.order()).isEqualTo(Order.CONTRADICTED);
    }

    @Test
    void fewChangesOrAsManyThereAsBackSettleNothing() {
        assertThat(travel("stage", "prod-eu", trips("stage 2 a", "prod-eu 3 a", "stage 5 b", "prod-eu 9 b"))
                        .order())
                .isEqualTo(Order.UNSETTLED);
        assertThat(travel(
                                "stage",
                                "prod-eu",
                                trips("stage 2 a", "prod-eu 3 a", "stage 5 b", "prod-eu 9 b"),
                                trips("prod-eu 2 a", "stage 4 a", "prod-eu 5 b", "stage 10 b"),
                                trips("stage 20 a", "prod-eu 21 a", "prod-eu 22 b", "stage 23 b"))
                        .order())
                .isEqualTo(Order.UNSETTLED);
    }

    @Test
    void oneCommitForBothAndValuesThatOnlyOneGotSayNothing() {
        var travel = travel("stage", "prod-eu", trips("stage 2 a", "prod-eu 2 a", "stage 5 b", "prod-eu 9 c"));

        assertThat(travel.order()).isEqualTo(Order.UNKNOWN);
        assertThat(travel.changes()).isZero();
    }

    @Test
    void whatAnEnvironmentWasBornWithMayBeCopiedFromAnywhere() {
        var stage = past("stage", Optional.empty(), "stage 2 a");
        var prod = past("prod-eu", Optional.of(change(7)), "prod-eu 7 a");

        assertThat(Travels.trips(List.of(stage, prod), ROUTE, Naming.NONE)).isEmpty();
    }

    @Test
    void aValueThatComesBackHasArrivedTheFirstTime() {
        var trips = trips("stage 2 a", "prod-eu 3 a", "stage 5 b", "prod-eu 6 b", "prod-eu 8 a", "stage 9 a");

        assertThat(trips).hasSize(2).allMatch(Trip::along);
    }

    @Test
    void ofSeveralRegionsTheFirstThatGotItCounts() {
        var trips = trips("stage 4 a", "prod-eu 3 a", "prod-us 9 a");

        assertThat(trips).containsExactly(new Trip(1, 2, commit(4), commit(3), false));
    }

    @Test
    void whereThereIsNoStageDevLeadsToProduction() {
        var travels = Travels.of(
                ROUTE,
                trips(
                        "dev 2 a",
                        "prod-eu 3 a",
                        "dev 5 b",
                        "prod-eu 9 b",
                        "dev 7 c",
                        "prod-eu 8 c",
                        "dev 10 d",
                        "prod-eu 11 d",
                        "dev 12 e",
                        "prod-eu 13 e"));

        assertThat(travels)
                .extracting(travel -> travel.earlier() + " " + travel.later() + " " + travel.order())
                .containsExactly(
                        "[dev] [stage] UNKNOWN",
                        "[dev] [prod-eu, prod-us] CONFIRMED",
                        "[stage] [prod-eu, prod-us] UNKNOWN");
    }

    @Test
    void theOwnNameInAValueIsNoDifference() {
        var naming = new OwnNames(ROUTE.environments(), Map.of());

        var trips = Travels.trips(
                List.of(
                        past("stage", Optional.empty(), "stage 2 http://stage/v2"),
                        past("prod-eu", Optional.empty(), "prod-eu 3 http://prod-eu/v2")),
                ROUTE,
                naming);

        assertThat(trips).containsExactly(new Trip(1, 2, commit(2), commit(3), true));
    }

    @SafeVarargs
    private static Travel travel(String earlier, String later, Set<Trip>... addresses) {
        var trips = new HashSet<Trip>();
        for (var address : addresses) {
            trips.addAll(address);
        }
        return Travels.of(ROUTE, trips).stream()
                .filter(travel ->
                        travel.earlier().contains(earlier) && travel.later().contains(later))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Trip> trips(String... story) {
        var pasts = ROUTE.names().stream()
                .filter(name -> Stream.of(story).anyMatch(line -> line.startsWith(name + " ")))
                .map(name -> past(name, Optional.empty(), story))
                .toList();
        return Travels.trips(pasts, ROUTE, Naming.NONE);
    }

    private static Past past(String environment, Optional<Change> born, String... story) {
        var events = new ArrayList<Event>();
        Optional<Node> held = Optional.empty();
        for (var line : story) {
            var words = line.split(" ", 3);
            if (words[0].equals(environment)) {
                Optional<Node> next =
                        Optional.of(new Node.Scalar(Kind.TEXT, words[2], new Place(Source.of("a.yaml"), 1, 1)));
                events.add(new Event(environment, change(Integer.parseInt(words[1])), held, next, Event.How.EDIT));
                held = next;
            }
        }
        return new Past(environment, born, events, held);
    }

    private static Change change(int day) {
        return new Change(commit(day), "Ada", Instant.EPOCH, "Change", 100 - day);
    }

    private static String commit(int day) {
        return "%040d".formatted(day);
    }
}
