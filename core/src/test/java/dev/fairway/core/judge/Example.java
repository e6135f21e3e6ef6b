package dev.fairway.core.judge;

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
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A difference between dev, stage and prod, told in a line: `-` for what an environment lacks.
record Example(
        String unit,
        String resource,
        TreePath path,
        FindingKind kind,
        List<String> values,
        List<String> at,
        String why,
        Verdict verdict,
        boolean parted,
        List<Event> events) {

    private static final List<String> NAMES = List.of("dev", "stage", "prod");
    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("dev", List.of(), Tier.DEV)),
            List.of(new Environment("stage", List.of(), Tier.STAGE)),
            List.of(new Environment("prod", List.of(), Tier.PROD))));

    /// A setting of `config/{env}.yaml`.
    static Example setting(String path, String... values) {
        return at("config/{env}.yaml", path.isEmpty() ? TreePath.ROOT : TreePath.ofKeys(path.split("\\.")), values);
    }

    static Example at(String resource, TreePath path, String... values) {
        var kind = List.of(values).contains("-") ? FindingKind.PRESENCE : FindingKind.VALUE;
        return new Example(
                resource, resource, path, kind, List.of(values), List.of(), "", Verdict.DRIFT, false, List.of());
    }

    /// A whole object of the overlay `shop/{env}`.
    static Example object(String name, String... values) {
        return in(name, "", values);
    }

    /// What stands in an object of the overlay `shop/{env}`.
    static Example in(String object, String path, String... values) {
        var inside = setting(path, values);
        return new Example(
                "shop/{env}",
                object,
                inside.path,
                inside.kind,
                inside.values,
                List.of(),
                "",
                Verdict.DRIFT,
                false,
                List.of());
    }

    Example naming(String other, String... holders) {
        return new Example(
                unit,
                resource,
                path,
                FindingKind.OTHER_ENVIRONMENT,
                values,
                List.of(holders),
                "names another environment: " + other,
                verdict,
                parted,
                events);
    }

    Example version(String says) {
        return new Example(unit, resource, path, FindingKind.VERSION, values, at, says, verdict, parted, events);
    }

    Example onceEqual() {
        return new Example(unit, resource, path, kind, values, at, why, verdict, true, events);
    }

    Example verdict(Verdict told) {
        return new Example(unit, resource, path, kind, values, at, why, told, parted, events);
    }

    /// A commit set the value of an environment; the last one told is the one that parted them.
    Example moved(String environment, String commit, String from, String to) {
        var change = new Change(commit, "Ada", Instant.EPOCH, "Change it", 10 - events.size());
        var all = new ArrayList<>(events);
        all.add(new Event(environment, change, node(environment, from), node(environment, to), Event.How.EDIT));
        return new Example(unit, resource, path, kind, values, at, why, verdict, parted, all);
    }

    private static Optional<Node> node(String environment, String text) {
        return text.equals("-")
                ? Optional.empty()
                : Optional.of(new Node.Scalar(Node.Kind.TEXT, text, new Place(Source.of(environment + ".yaml"), 1, 1)));
    }

    Difference told() {
        var held = new LinkedHashMap<String, Held>();
        var groups = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < NAMES.size(); i++) {
            var environment = NAMES.get(i);
            held.put(
                    environment,
                    node(environment, values.get(i))
                            .<Held>map(Held.Present::new)
                            .orElse(new Held.Absent()));
            groups.computeIfAbsent(values.get(i), _ -> new ArrayList<>()).add(environment);
        }
        var same = groups.size() == 1 ? Sameness.EQUAL : Sameness.DIFFERENT;
        var row = new Row(path, held, List.copyOf(groups.values()), same);
        var difference = Difference.found(
                unit,
                ROUTE,
                new Address("", resource, path.toString()),
                row,
                new Suspicious(kind, why, at),
                Optional.empty());
        return events.isEmpty() && !parted && verdict == Verdict.DRIFT
                ? difference
                : difference.withAccount(new Account(blame(), verdict));
    }

    private Blame blame() {
        return new Blame(
                events.isEmpty() ? Optional.empty() : Optional.of(events.getLast()),
                events,
                List.of(),
                parted,
                false,
                false,
                Blame.Lag.NONE,
                Optional.empty(),
                Confidence.EXACT);
    }
}
