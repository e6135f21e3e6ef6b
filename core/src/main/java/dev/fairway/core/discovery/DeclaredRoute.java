package dev.fairway.core.discovery;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.project.ProjectFile.DeclaredEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// The route as `fairway.yaml` states it; environments that the stated route leaves out stand where their names
/// suggest.
final class DeclaredRoute {

    private DeclaredRoute() {}

    static Route of(ProjectFile project) {
        var environments = new LinkedHashMap<String, Environment>();
        var ranks = new LinkedHashMap<String, Integer>();
        var vocabulary = Vocabulary.of(project);
        for (var application : project.applications()) {
            for (var declared : application.environments()) {
                environments.putIfAbsent(
                        declared.name(), new Environment(declared.name(), declared.aliases(), tier(declared)));
                vocabulary
                        .find(declared.name())
                        .ifPresent(word -> ranks.merge(declared.name(), word.rank(), Math::max));
            }
        }
        var stages = new TreeMap<Integer, List<Environment>>();
        environments.forEach(
                (name, environment) -> stages.computeIfAbsent(ranks.getOrDefault(name, 0), _ -> new ArrayList<>())
                        .add(environment));
        return new Route(List.copyOf(stages.values()));
    }

    /// By its name, else by its aliases.
    static Tier tier(DeclaredEnvironment declared) {
        var own = tierIn(declared.name());
        return own != Tier.UNKNOWN
                ? own
                : declared.aliases().stream()
                        .map(DeclaredRoute::tierIn)
                        .filter(tier -> tier != Tier.UNKNOWN)
                        .findFirst()
                        .orElse(Tier.UNKNOWN);
    }

    private static Tier tierIn(String name) {
        return EnvironmentWords.find(name)
                .map(word -> word.tier())
                .or(() -> Mention.in(name, Vocabulary.standard()).stream()
                        .map(mention -> mention.word().tier())
                        .findFirst())
                .orElse(Tier.UNKNOWN);
    }
}
