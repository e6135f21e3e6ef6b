package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who brought whole objects and groups of settings, and who took them away.
final class BlameOfGroupsTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
    }

    @Test
    void whatOneEnvironmentTookAwayUnderItsOwnNameWasThereOnce() {
        repository.write("k8s/staging.yaml", settings("staging") + budget("staging", "1"));
        repository.write("k8s/production.yaml", settings("production") + budget("production", "2"));
        repository.commit("Begin");
        repository.write("k8s/staging.yaml", settings("staging"));
        repository.write("k8s/production.yaml", settings("production") + budget("production", "50%"));
        repository.commit("Budget production only");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains("PodDisruptionBudget/shop-production-budget", "staging lost it", "Budget production only")
                .doesNotContain("never carried upstream", "looks deliberate", "lagging", "followed");
    }

    @Test
    void whatACommitTookFromOneAndLeftAsItWasInAnotherIsNotFollowedYet() {
        repository.write("k8s/staging.yaml", settings("staging") + budget("staging", "1"));
        repository.write("k8s/production.yaml", settings("production") + budget("production", "1"));
        repository.commit("Begin");
        repository.write("k8s/staging.yaml", settings("staging"));
        repository.commit("Drop the budget");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out()).contains("PodDisruptionBudget/shop-production-budget", "lagging");
    }

    @Test
    void whatTheCommitGaveOneAndEditedInAnotherIsNotForgottenUpstream() {
        repository.write("k8s/staging.yaml", settings("staging") + budget("staging", "1"));
        repository.write("k8s/production.yaml", settings("production") + budget("production", "1"));
        repository.commit("Begin");
        repository.write("k8s/staging.yaml", settings("staging") + budget("staging", "40%"));
        repository.write("k8s/production.yaml", settings("production"));
        repository.commit("Budget staging only");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains("PodDisruptionBudget/shop-staging-budget", "production lost it", "Budget staging only")
                .doesNotContain("never carried upstream", "looks deliberate", "unbackported");
    }

    @Test
    void whatOnlyOneOfTwoNewObjectsHasIsNoChangeThatTheOtherDidNotFollow() {
        repository.write("k8s/staging.yaml", budget("staging", "1"));
        repository.write("k8s/production.yaml", budget("production", "1"));
        repository.commit("Begin");
        repository.write("k8s/staging.yaml", budget("staging", "1") + settings("staging") + "  LIMIT: \"100\"\n");
        repository.write("k8s/production.yaml", budget("production", "1") + settings("production"));
        repository.commit("Configure the shop");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains("data.LIMIT", " drift ", "\"Configure the shop\"")
                .doesNotContain("lagging", "followed");
    }

    @Test
    void whatChangedInsideOfAWholeObjectIsNoChangeOfIt() {
        repository.write("k8s/staging.yaml", settings("staging"));
        repository.write("k8s/prod-eu.yaml", settings("prod-eu") + budget("prod-eu", "1"));
        repository.write("k8s/prod-us.yaml", settings("prod-us") + budget("prod-us", "1"));
        repository.commit("Begin with budgets");
        repository.write("k8s/prod-us.yaml", settings("prod-us") + budget("prod-us", "2"));
        repository.commit("Keep two in the US");

        assertThat(console.run("why", "PodDisruptionBudget/shop-{env}-budget")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains("whole object", "Begin with budgets", "staging   |   prod-eu = prod-us")
                .doesNotContain("Keep two");
    }

    @Test
    void aFileThatSaysNothingIsThereAllTheSame() {
        repository.write("infra/stage/main.tf", "# nothing yet\n");
        repository.write("infra/stage/dns.tf", "# nothing yet\n");
        repository.write("infra/prod/main.tf", "# nothing yet\n");
        repository.commit("Begin the infrastructure");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out()).contains("whole file", "\"Begin the infrastructure\"");
    }

    @Test
    void whatASideBroughtAsAWholeCameWithItsFirstCommit() {
        repository.write("config/stage.yaml", "name: shop\n");
        repository.write("config/prod.yaml", "name: shop\n");
        repository.commit("Begin");
        repository.merged("topic", () -> {
            repository.write("config/prod.yaml", "name: shop\nmail:\n  host: a\n  port: 25\n  user: shop\n");
            repository.commit("Send mail");
            repository.write("config/prod.yaml", "name: shop\nmail:\n  host: a\n  port: 25\n");
            repository.commit("Go without a user");
        });

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out()).contains("\"Send mail\"").doesNotContain("Go without a user");
    }

    private static String settings(String environment) {
        return """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: shop-%1$s
            data:
              RETRIES: "3"
            """.formatted(environment);
    }

    private static String budget(String environment, String available) {
        return """
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: shop-%1$s-budget
            spec:
              minAvailable: %2$s
              selector:
                matchLabels:
                  app: shop-%1$s
            """.formatted(environment, available);
    }
}
