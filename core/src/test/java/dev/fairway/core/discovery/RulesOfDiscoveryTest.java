package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesOfDiscoveryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env.development .env.test",
                "config/dev.yaml config/test.yaml",
                "application-dev.yml application-local.yml application-test.yml",
                "src/dev/a.yaml src/test/a.yaml",
            })
    void runModesAreListedAndNotCompared(String paths) {
        var found = Found.in(paths.split(" "));

        assertThat(found.families()).isEmpty();
        assertThat(Found.left(found)).anyMatch(left -> left.endsWith("RUN_MODES"));
    }

    @Test
    void runModesAreComparedWhenAskedFor() {
        var files = Map.of(".env.development", "", ".env.test", "", ".env.local", "");

        var found = Found.in(files, new Options(true, false, List.of()));

        assertThat(Found.units(found)).containsExactly(".env.{env} local,development,test");
        assertThat(found.families().getFirst().runModes()).isTrue();
    }

    @Test
    void groupThatHoldsProductionIsComparedWhole() {
        var found = Found.in(
                "hokusai/development.yml", "hokusai/test.yml", "hokusai/staging.yml", "hokusai/production.yml");

        assertThat(Found.units(found)).containsExactly("hokusai/{env}.yml development,test,staging,production");
    }

    @Test
    void developersOwnMachineIsNoEnvironment() {
        var found = Found.in("local.yml", "staging.yml", "prod.yml");

        assertThat(Found.units(found)).containsExactly("{env}.yml staging,prod");
        assertThat(Found.left(found)).containsExactly("{env}.yml DEVELOPER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/application-dev.yml src/test/resources/application-prod.yml",
                "tests/config/dev.yaml tests/config/prod.yaml",
                "spec/fixtures/staging/a.json spec/fixtures/prod/a.json",
            })
    void testFoldersDescribeNoEnvironment(String paths) {
        var found = Found.in(paths.split(" "));

        assertThat(found.families()).isEmpty();
        assertThat(Found.left(found)).allMatch(left -> left.endsWith("TEST_FOLDER"));
    }

    @Test
    void environmentCalledTestIsNoTestFolder() {
        var found = Found.in("deploy/test/a.yaml", "deploy/prod/a.yaml");

        assertThat(Found.units(found)).containsExactly("deploy/{env}/a.yaml test,prod");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node_modules/x/dev.yaml node_modules/x/prod.yaml",
                "vendor/dev.yaml vendor/prod.yaml",
                "third_party/dev.yaml third_party/prod.yaml",
                "docs/dev.yaml docs/prod.yaml",
                ".github/dev.yaml .github/prod.yaml",
                ".buildkite/pipeline.deploy-stage.yml .buildkite/pipeline.deploy-prod.yml",
                ".gitlab-ci-stage.yml .gitlab-ci-prod.yml",
                "ci/cloudbuild-stage.yaml ci/cloudbuild-prod.yaml",
                "azure-pipelines.stage.yml azure-pipelines.prod.yml",
                "target/classes/application-dev.yml target/classes/application-prod.yml",
                "deploy-dev.sh deploy-prod.sh",
                "Dockerfile.dev Dockerfile.prod",
                "integration/a.yaml test/a.yaml",
                "live.yaml demo.yaml",
                "products.yaml devices.yaml",
                "LICENSE README.md src/Main.java",
            })
    void thisDescribesNoEnvironmentAtAll(String paths) {
        var found = Found.in(paths.split(" "));

        assertThat(found.families()).isEmpty();
        assertThat(found.route().names()).isEmpty();
    }

    @Test
    void oneEnvironmentAloneIsANearMiss() {
        assertThat(Found.left(Found.in("docker-compose.yml", "docker-compose.prod.yml")))
                .containsExactly("docker-compose.{env}.yml SINGLE");
    }

    @Test
    void severalProductionRegionsShareATier() {
        var found = Found.in("c/dev.yaml", "c/prod-eu.yaml", "c/prod-us.yaml", "c/stage.yaml");

        assertThat(Found.units(found)).containsExactly("c/{env}.yaml dev,stage,prod-eu,prod-us");
        assertThat(found.route().stages().getLast())
                .extracting(Environment::tier)
                .containsExactly(Tier.PROD, Tier.PROD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k/dev/a.yaml k/prod1/a.yaml k/prod2/a.yaml",
                "k/weu-dev/a.yaml k/weu-prod/a.yaml k/neu-prod/a.yaml",
                "k/ring0/a.yaml k/ring1/a.yaml k/ring2/a.yaml",
                "k/prod/a.yaml k/prod-us-east-1/a.yaml k/prod-eu-west-1/a.yaml",
            })
    void regionsAndRingsAreOneFamily(String paths) {
        var found = Found.in(paths.split(" "));

        assertThat(found.families()).hasSize(1);
        assertThat(found.families().getFirst().environments()).hasSize(3);
    }

    @Test
    void oneRegionOnlyIsPartOfTheName() {
        assertThat(Found.units(Found.in("c/stg-lon.yaml", "c/prod-lon.yaml")))
                .containsExactly("c/{env}-lon.yaml stg,prod");
    }

    @Test
    void variantOfProductionIsNoRegion() {
        var found = Found.in("o/production/k.yaml", "o/production-fwi/k.yaml", "o/staging/k.yaml");

        assertThat(Found.units(found)).containsExactly("o/{env}/k.yaml staging,production");
        assertThat(Found.left(found)).containsExactly("o/{env}-fwi/ SINGLE");
    }

    @Test
    void fileBesideTheSameNameWithAStageIsProductions() {
        var found = Found.in("fly.toml", "fly.staging.toml");

        assertThat(Found.units(found)).containsExactly("fly.{env}.toml staging,production");
        assertThat(found.families().getFirst().tokens()).containsEntry("production", "");
    }

    @Test
    void fileThatToolsLayUnderTheOthersIsNotProductions() {
        assertThat(Found.in("values.yaml", "values-staging.yaml").families()).isEmpty();
    }

    @Test
    void spellingsOfOneEnvironmentAreOneOnTheRoute() {
        var found = Found.in(
                "a/dev.yaml", "a/prod.yaml", "b/dev.yaml", "b/prod.yaml", ".env.development", ".env.production");

        assertThat(found.route().names()).containsExactly("dev", "prod");
        assertThat(found.route().find("prod").map(Environment::aliases)).contains(List.of("production"));
        assertThat(found.families().getFirst().tokens()).containsEntry("prod", "production");
    }

    @Test
    void applicationIsTheVaryingPartWhereTheRestRepeats() {
        var found = Found.in(
                "services/a/k8s/dev.yaml",
                "services/a/k8s/prod.yaml",
                "services/b/c/k8s/dev.yaml",
                "services/b/c/k8s/prod.yaml",
                "services/a/x-dev.json",
                "services/a/x-prod.json");

        assertThat(found.families()).extracting(Family::application).containsExactly("a", "a", "b/c");
    }

    @Test
    void differentThingsOfOneApplicationAreNotApplications() {
        var found = Found.in("apps/dev/a.yaml", "apps/prod/a.yaml", "clusters/dev/b.yaml", "clusters/prod/b.yaml");

        assertThat(found.families()).extracting(Family::application).containsExactly("", "");
    }

    @Test
    void everyPathBelongsToOneFamily() {
        var found = Found.in(
                "dev/values-dev.yaml",
                "dev/values-prod.yaml",
                "prod/values-dev.yaml",
                "prod/values-prod.yaml",
                "prod/x-qa.yaml",
                "prod/x-uat.yaml");

        assertThat(Found.units(found))
                .containsExactly(
                        "prod/x-{env}.yaml qa,uat",
                        "{env}/values-dev.yaml dev,prod",
                        "{env}/values-prod.yaml dev,prod");
    }

    @Test
    void kustomizeComponentsAreNoEnvironmentsOfTheirOwn() {
        var component = "kind: Component\n";
        var found = Found.in(Map.of(
                "components/dev/kustomization.yaml", component, "components/prod/kustomization.yaml", component));

        assertThat(Found.left(found)).containsExactly("components/{env}/ COMPONENTS");
    }

    @Test
    void profilesMayBeDocumentsOfOneFile() {
        var text = """
            server: {port: 80}
            ---
            spring:
              config:
                activate:
                  on-profile: staging
            ---
            spring.config.activate.on-profile: "prod"
            ---
            spring:
              config.activate.on-profile: "!prod"
            """;

        var found = Found.in(Map.of("src/application.yml", text));

        assertThat(Found.units(found)).containsExactly("src/application.yml staging,prod < src/application.yml");
    }

    @Test
    void profileDocumentJoinsTheProfileFiles() {
        var found =
                Found.in(Map.of("application.yml", "a: 1\n---\nspring:\n  profiles: prod\n", "application-qa.yml", ""));

        assertThat(Found.units(found)).containsExactly("application-{env}.yml qa,prod < application.yml");
        assertThat(found.families().getFirst().units().getFirst().files()).containsEntry("prod", "application.yml");
    }

    @Test
    void partsOfOneFileCountWhereNoFileDoes() {
        var yaml = "default: &d\n  a: 1\ndevelopment:\n  <<: *d\ntest:\n  a: 1\nproduction:\n  a: 2\n";
        var nested = "{\"x\": [1], \"environments\": {\"dev\": {\"a\": 1}, \"prod\": {\"a\": 2}}}";
        var found =
                Found.in(Map.of("config/x.yml", yaml, "y.json", nested, "w.toml", "[env.staging]\n[env.production]\n"));

        assertThat(Found.units(found))
                .containsExactly(
                        "config/x.yml#{env} dev,test,production",
                        "w.toml#env.{env} staging,production",
                        "y.json#environments.{env} dev,production");
    }

    @Test
    void partsOfBuildServicesAreNoEnvironments() {
        assertThat(Found.in(Map.of(".gitlab-ci.yml", "staging:\n  x: 1\nproduction:\n  x: 1\n"))
                        .families())
                .isEmpty();
    }

    @Test
    void branchesCountWhereNoFileDoes() {
        var options = new Options(
                false, false, List.of("main", "origin/main", "origin/staging", "origin/feature/dev", "staging"));

        var found = Found.in(Map.of("a.yaml", ""), options);

        assertThat(found.families().getFirst().units().getFirst().files())
                .containsExactly(Map.entry("staging", "staging"), Map.entry("main", "main"));
    }

    @Test
    void trunkAndDevelopAloneAreNoEnvironments() {
        var options = new Options(false, true, List.of("main", "develop", "origin/develop"));

        assertThat(Found.in(Map.of("a.yaml", ""), options).families()).isEmpty();
    }

    @Test
    void branchesWinOverFilesWhenAskedFor() {
        var files = Map.of("dev.yaml", "", "prod.yaml", "");
        var names = List.of("env/dev", "env/prod");

        assertThat(Found.in(files, new Options(false, true, names)).families())
                .extracting(Family::layout)
                .containsExactly(Layout.BRANCHES);
        assertThat(Found.left(Found.in(files, new Options(false, false, names))))
                .containsExactly("branch {env} BRANCHES");
    }

    @Test
    void foldersAreReachedByWhatEachEnvironmentDeploys() {
        var flux = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  path: ./apps/%s\n";
        var argo = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: k8s/%s\n";
        var found = Found.in(Map.of(
                "clusters/staging/apps.yaml",
                flux.formatted("blue"),
                "clusters/prod/apps.yaml",
                flux.formatted("red"),
                "apps/blue/kustomization.yaml",
                "",
                "apps/red/kustomization.yaml",
                "",
                "argo/staging.yaml",
                argo.formatted("one"),
                "argo/prod.yaml",
                argo.formatted("two"),
                "k8s/one/a.yaml",
                "",
                "k8s/two/a.yaml",
                ""));

        assertThat(Found.units(found))
                .containsExactly(
                        "apps/{env}/ staging,prod",
                        "argo/{env}.yaml staging,prod",
                        "clusters/{env}/apps.yaml staging,prod",
                        "k8s/{env}/ staging,prod");
    }

    @Test
    void manifestsAreKnownByTheirContent() {
        var manifest = "# a comment\napiVersion: v1\nkind: Service\n";
        var found = Found.in(
                Map.of("k/dev.yaml", manifest, "k/prod.yaml", manifest, "c/dev.yaml", "a: 1", "c/prod.yaml", "a: 2"));

        assertThat(found.families()).extracting(Family::layout).containsExactly(Layout.PLAIN, Layout.KUBERNETES);
    }

    @Test
    void explanationSaysWhatWhyAndWhatNot() {
        var found =
                Found.in("values.yaml", "values-dev.yaml", "values-production.yaml", ".env.test", ".env.development");

        assertThat(found.explanation())
                .extracting(sentence -> sentence.what() + " " + sentence.why())
                .containsExactly(
                        "values-{env}.yaml names that differ in the environment only: dev, production",
                        "values-{env}.yaml inherits from values.yaml",
                        ".env.{env} not compared: ways to run on one machine, not environments: none of them is a"
                                + " stage, qa, uat or production (development, test)");
        assertThat(found.routeReasons())
                .containsExactly("dev is for development by its name", "production is production by its name");
    }

    @Test
    void thirtyThousandFilesTakeAboutASecond() {
        var paths = IntStream.range(0, 30_000)
                .mapToObj(i ->
                        "envs/" + List.of("dev", "stage", "prod").get(i % 3) + "/objects/object-" + i / 3 + ".yaml")
                .toArray(String[]::new);

        var before = System.nanoTime();
        var found = Found.in(paths);

        assertThat(found.families().getFirst().units()).hasSize(10_000);
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(5_000);
    }

    @Test
    void hostilePathsHarmNothing() {
        var deep = "dev/".repeat(5_000) + "a.yaml";
        var wide = "prod/".repeat(40) + "prod.yaml";

        assertThat(Found.in(
                                deep,
                                wide,
                                "",
                                "/",
                                "//",
                                "{env}/{env}.yaml",
                                "dev/",
                                "prod\n/x.yaml",
                                "-.yaml",
                                ".yaml",
                                ".env.")
                        .families())
                .isEmpty();
    }
}
