package dev.fairway.core.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OwnMachinesTest {

    private static final Route ROUTE = route("dev", "stage", "prod");
    private static final Place PLACE = new Place(Source.of("dev.yaml"), 1, 1);

    @Test
    void anEnvironmentMostOfWhoseHostsAreTheMachineItRunsOnIsNoPlace() {
        assertThat(noted("http://localhost:8080", "redis://127.0.0.1:6379/1").among(ROUTE))
                .containsExactly("dev");
    }

    @Test
    void oneSuchHostOrAsManyOthersSaysNothing() {
        assertThat(noted("http://localhost:8080").among(ROUTE)).isEmpty();
        assertThat(noted("localhost:8080", "localhost:6379", "a.example.com", "b.example.com", "c.example.com")
                        .among(ROUTE))
                .isEmpty();
    }

    @Test
    void anEnvironmentWhoseImagesAreBuiltFromTheFilesBesideItIsNoPlace() {
        var machines = new OwnMachines();
        var service = new Node.Mapping(List.of(entry("image", text("shop:dev")), entry("build", text("."))), PLACE);
        machines.note(row(new Node.Mapping(List.of(entry("web", service)), PLACE), text("x"), text("x")));

        assertThat(machines.among(ROUTE)).containsExactly("dev");
    }

    @Test
    void whereItBuildsAServiceThatOthersOnlyRunItIsNoPlaceEither() {
        var machines = new OwnMachines();
        var held = new LinkedHashMap<String, Held>();
        held.put("dev", new Held.Present(new Node.Mapping(List.of(entry("context", text("."))), PLACE)));
        held.put("stage", new Held.Absent());
        held.put("prod", new Held.Absent());
        var groups = List.of(List.of("dev"), List.of("stage", "prod"));
        machines.note(new Row(TreePath.ofKeys("services", "web", "build"), held, groups, Sameness.DIFFERENT));

        assertThat(machines.among(ROUTE)).containsExactly("dev");
    }

    @Test
    void stagesAndProductionAreAlwaysPlaces() {
        var machines = new OwnMachines();
        for (var host : List.of("localhost:1", "localhost:2")) {
            machines.note(row(text("a.example.com"), text(host), text("b.example.com")));
        }

        assertThat(machines.among(ROUTE)).isEmpty();
    }

    @Test
    void developmentAndTestBesideProductionAloneAreModes() {
        assertThat(new OwnMachines().among(route("development", "test", "production")))
                .containsExactlyInAnyOrder("development", "test");
        assertThat(new OwnMachines().among(route("development", "test", "staging", "production")))
                .isEmpty();
    }

    @Test
    void onlyWhereItStandsApartAloneADifferenceIsOfTheMachine() {
        var machines = noted("http://localhost:8080", "redis://127.0.0.1:6379/1");

        assertThat(machines.apart(row(text("1"), text("2"), text("2")), ROUTE, List.of()))
                .isTrue();
        assertThat(machines.apart(row(text("1"), text("1"), text("2")), ROUTE, List.of()))
                .isFalse();
        assertThat(machines.apart(row(text("1"), text("3"), text("2")), ROUTE, List.of()))
                .isFalse();
    }

    @Test
    void whereSeveralMachinesAgreeProductionStandsApart() {
        var modes = route("development", "test", "production");

        assertThat(new OwnMachines().apart(row(modes, text("1"), text("1"), text("2")), modes, List.of()))
                .isFalse();
        assertThat(new OwnMachines().apart(row(modes, text("1"), text("3"), text("2")), modes, List.of()))
                .isTrue();
    }

    @Test
    void whatOnlyOwnMachinesHoldWronglyIsOfTheMachine() {
        var modes = route("development", "test", "production");
        var adapters = row(modes, text("test"), text("test"), text("mail"));

        assertThat(new OwnMachines().apart(adapters, modes, List.of("development")))
                .isTrue();
        assertThat(new OwnMachines().apart(adapters, modes, List.of("production")))
                .isFalse();
    }

    private static OwnMachines noted(String... hostsOfDev) {
        var machines = new OwnMachines();
        Stream.of(hostsOfDev)
                .forEach(host -> machines.note(row(text(host), text("s.example.com"), text("p.example.com"))));
        return machines;
    }

    private static Route route(String... names) {
        return new Route(Stream.of(names)
                .map(name -> List.of(new Environment(name, List.of(), Tier.ofWord(name))))
                .toList());
    }

    private static Row row(Node... nodes) {
        return row(ROUTE, nodes);
    }

    private static Row row(Route route, Node... nodes) {
        var held = new LinkedHashMap<String, Held>();
        var groups = new LinkedHashMap<Node, List<String>>();
        for (var i = 0; i < nodes.length; i++) {
            var environment = route.names().get(i);
            held.put(environment, new Held.Present(nodes[i]));
            groups.computeIfAbsent(nodes[i], _ -> new ArrayList<>()).add(environment);
        }
        return new Row(TreePath.ofKeys("key"), held, List.copyOf(groups.values()), Sameness.DIFFERENT);
    }

    private static Node text(String text) {
        return new Node.Scalar(Node.Kind.TEXT, text, PLACE);
    }

    private static Node.Entry entry(String key, Node value) {
        return new Node.Entry(key, PLACE, value);
    }
}
