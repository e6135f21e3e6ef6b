package dev.fairway.formats.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.project.Mistake;
import dev.fairway.core.project.ProjectFile.DeclaredApplication;
import dev.fairway.core.project.ProjectFile.DeclaredSource.EnvFile;
import dev.fairway.core.project.ProjectFile.DeclaredSource.HelmValues;
import dev.fairway.core.project.ProjectFile.DeclaredSource.KustomizeOverlay;
import dev.fairway.core.project.ProjectFile.DeclaredSource.OverlayFile;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectFileReaderTest {

    @Test
    void wholeFileIsRead() {
        var application = only("""
            version: 1
            application: payments
            route: [dev, stage, prod]
            contract: config/expected-env-diff.yaml
            environments:
              prod:
                aliases: [production, live]
                owner: team-payments
                overlay: config/prod.yaml
                sources:
                  - helm: {chart: charts/payments, values: [values.yaml, values-prod.yaml]}
                  - kustomize: overlays/prod
                  - env-file: .env.production
                targets:
                  - kubernetes: {context: prod}
                gates: []
            """);

        assertThat(application.name()).isEqualTo("payments");
        assertThat(application.route()).containsExactly(List.of("dev"), List.of("stage"), List.of("prod"));
        assertThat(application.contract()).contains("config/expected-env-diff.yaml");
        var prod = application.environments().getFirst();
        assertThat(prod.aliases()).containsExactly("production", "live");
        assertThat(prod.owner()).contains("team-payments");
        assertThat(prod.sources())
                .containsExactly(
                        new OverlayFile("config/prod.yaml"),
                        new HelmValues("charts/payments", List.of("values.yaml", "values-prod.yaml")),
                        new KustomizeOverlay("overlays/prod"),
                        new EnvFile(".env.production"));
    }

    @Test
    void keysOfLedgersAreReadAsTheyStand() {
        var one = "example.org/a+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
        var other = "fairway.local/56475aa75463474c+0a7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG5";

        assertThat(read("version: 1\nledger:\n  keys: [%s, \"%s\"]\n".formatted(one, other))
                        .project()
                        .ledgerKeys())
                .containsExactly(one, other);
        assertThat(read("version: 1\nledger: {keys: [key]}\n").mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.toString()).contains("NAME+ID+KEY"));
    }

    @Test
    void routeMayBeAGraph() {
        var application = only("""
            version: 1
            route: {dev: [], stage: [dev], prod-us: [prod-eu], prod-eu: [stage], lab: [dev]}
            """);

        assertThat(application.route())
                .containsExactly(List.of("dev"), List.of("stage", "lab"), List.of("prod-eu"), List.of("prod-us"));
    }

    @Test
    void applicationsShareWhatStandsAtTheTop() {
        var reading = read("""
            version: 1
            route: [stage, prod]
            environments:
              prod: {aliases: [live], owner: team-a}
            applications:
              api:
                environments: {prod: {overlay: api/prod.yaml}}
              web:
                route: [prod]
            """);

        assertThat(reading.mistakes()).extracting(Mistake::toString).isEmpty();
        var api = reading.project().applications().getFirst();
        assertThat(api.name()).isEqualTo("api");
        assertThat(api.environments().getFirst().aliases()).containsExactly("live");
        assertThat(api.environments().getFirst().sources()).containsExactly(new OverlayFile("api/prod.yaml"));
        assertThat(api.route()).containsExactly(List.of("stage"), List.of("prod"));
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirPlaces() {
        var reading = read("""
            version: 2
            rout: [dev]
            route: [dev, prod, dev]
            environments:
              prod:
                aliase: live
                overlay: ../other/prod.yaml
                sources:
                  - helm: {chart: c}
                  - kustomise: overlays/prod
              qa: {}
            """);

        assertThat(reading.mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        "fairway.yaml:1: this Fairway reads version 1",
                        "fairway.yaml:2: 'rout' is no key of fairway.yaml: did you mean 'route'?",
                        "fairway.yaml:3: 'dev' stands twice on the route",
                        "fairway.yaml:6: 'aliase' is no key of environment 'prod': did you mean 'aliases'?",
                        "fairway.yaml:7: overlay is a path inside the repository, relative to its root",
                        "fairway.yaml:9: helm names at least one file under values",
                        "fairway.yaml:10: 'kustomise' is no key of a source: did you mean 'kustomize'?",
                        "fairway.yaml:11: environment 'qa' is not on the route: add it there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'version: 1\nroute: {a: [b], b: [a]}'                       | 2: the route runs in a circle here
        'version: 1\nroute: {a: [b]}'                               | 2: 'a' comes after 'b', which is not on the route: add 'b: []'
        'version: 1\nenvironments: {a: {aliases: [x]}, b: {aliases: [X]}}' | 1: 'X' is a name of both 'a' and 'b'
        'application: x'                                            | 1: the version is missing: begin with 'version: 1'
        ''                                                          | 1: fairway.yaml says nothing: begin with 'version: 1'
        '[1, 2]'                                                    | 1: fairway.yaml is a mapping of keys to values
        """)
    void mistakeIsTold(String text, String mistake) {
        assertThat(read(text.replace("\\n", "\n")).mistakes())
                .extracting(Mistake::toString)
                .contains("fairway.yaml:" + mistake);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [", "version: 1\nenvironments: [x]", "version: 1\nroute: 3\n---\nb: 1", "\u0000", "- - - -"})
    void badInputIsNeverAnException(String text) {
        assertThat(read(text).mistakes()).isNotEmpty();
    }

    private static DeclaredApplication only(String text) {
        var reading = read(text);
        assertThat(reading.mistakes()).extracting(Mistake::toString).isEmpty();
        return reading.project().applications().getFirst();
    }

    private static ProjectFileReading read(String text) {
        return ProjectFileReader.read(
                Source.of("fairway.yaml"), text.getBytes(StandardCharsets.UTF_8), Sealing.random());
    }
}
