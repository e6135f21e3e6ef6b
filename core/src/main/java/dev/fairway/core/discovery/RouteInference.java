package dev.fairway.core.discovery;

import static java.util.Comparator.comparing;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Orders environments by what their names usually mean: development, tests, stages, production.
final class RouteInference {

    private RouteInference() {}

    static Route route(Naming naming) {
        var stages = new TreeMap<Integer, List<Environment>>();
        naming.names()
                .forEach((key, environment) -> stages.computeIfAbsent(naming.rank(key), _ -> new ArrayList<>())
                        .add(environment));
        return new Route(stages.values().stream()
                .map(stage ->
                        stage.stream().sorted(comparing(Environment::name)).toList())
                .toList());
    }

    static List<String> reasons(Route route) {
        var reasons = new ArrayList<String>();
        for (var stage : route.stages()) {
            for (var environment : stage) {
                reasons.add(
                        environment.tier() == Tier.UNKNOWN
                                ? environment.name() + " stands first because its name does not say what it is for"
                                : environment.name() + " is " + article(environment.tier()) + " by its name");
            }
        }
        return reasons;
    }

    private static String article(Tier tier) {
        return switch (tier) {
            case UNKNOWN -> "an environment";
            case DEV -> "for development";
            case TEST -> "for tests";
            case STAGE -> "a stage before production";
            case PROD -> "production";
        };
    }
}
