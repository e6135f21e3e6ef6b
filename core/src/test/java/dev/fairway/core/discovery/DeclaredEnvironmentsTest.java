package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.project.ProjectFile.DeclaredApplication;
import dev.fairway.core.project.ProjectFile.DeclaredEnvironment;
import dev.fairway.core.project.ProjectFile.DeclaredSource;
import dev.fairway.core.project.ProjectFile.DeclaredSource.HelmValues;
import dev.fairway.core.project.ProjectFile.DeclaredSource.KustomizeOverlay;
import dev.fairway.core.project.ProjectFile.DeclaredSource.OverlayFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeclaredEnvironmentsTest {

    @Test
    void declaredNamesAndAliasesAreTheOnlyEnvironments() {
        var found = discover(
                List.of(List.of("lab"), List.of("prod")),
                List.of(environment("lab", List.of()), environment("prod", List.of("live"))),
                "c/lab.yaml",
                "c/live.yaml",
                "c/dev.yaml",
                "d/lab.yaml",
                "d/production.yaml");

        assertThat(Found.units(found)).containsExactly("c/{env}.yaml lab,prod", "d/{env}.yaml lab,prod");
        assertThat(found.route().names()).containsExactly("lab", "prod");
        assertThat(found.families().getFirst().tokens()).containsEntry("prod", "live");
        assertThat(found.route().environments()).extracting(Environment::tier).containsExactly(Tier.UNKNOWN, Tier.PROD);
        assertThat(found.routeReasons()).containsExactly("fairway.yaml states the route");
    }

    @Test
    void declaredRouteOrdersAgainstTheNames() {
        var found = discover(
                List.of(List.of("staging"), List.of("dev"), List.of("prod-eu", "prod-us")),
                List.of(
                        environment("staging", List.of()),
                        environment("dev", List.of()),
                        environment("prod-eu", List.of()),
                        environment("prod-us", List.of())),
                "dev.yaml",
                "staging.yaml",
                "prod-eu.yaml",
                "prod-us.yaml");

        assertThat(Found.units(found)).containsExactly("{env}.yaml staging,dev,prod-eu,prod-us");
        assertThat(found.route().stages()).hasSize(3);
    }

    @Test
    void declaredSourcesAreFamiliesWhateverTheirNames() {
        var found = discover(
                List.of(),
                List.of(
                        environment(
                                "dev",
                                List.of(),
                                new OverlayFile("a/one.yaml"),
                                new HelmValues("chart", List.of("common.yaml", "small.yaml")),
                                new KustomizeOverlay("k/left")),
                        environment(
                                "prod",
                                List.of(),
                                new OverlayFile("a/two.yaml"),
                                new HelmValues("chart", List.of("common.yaml", "large.yaml")),
                                new KustomizeOverlay("k/right"))),
                "a/one.yaml",
                "a/two.yaml",
                "chart/values.yaml",
                "chart/common.yaml",
                "chart/small.yaml",
                "chart/large.yaml");

        assertThat(Found.units(found))
                .containsExactly(
                        "a/{env}.yaml dev,prod",
                        "chart/{env}.yaml dev,prod < chart/values.yaml < chart/common.yaml",
                        "k/{env}/ dev,prod");
        assertThat(found.families().getLast().units().getFirst().files()).containsEntry("prod", "k/right/");
    }

    private static DeclaredEnvironment environment(String name, List<String> aliases, DeclaredSource... sources) {
        return new DeclaredEnvironment(name, aliases, Optional.empty(), List.of(sources));
    }

    private static Discovered discover(
            List<List<String>> route, List<DeclaredEnvironment> environments, String... paths) {
        var application = new DeclaredApplication("", route, Optional.empty(), environments);
        return Discovery.discover(
                List.of(paths),
                _ -> Optional.empty(),
                Optional.of(new ProjectFile(List.of(application))),
                Options.standard());
    }
}
