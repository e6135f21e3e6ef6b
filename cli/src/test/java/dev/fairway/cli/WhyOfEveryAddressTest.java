package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a report prints can be asked for.
final class WhyOfEveryAddressTest {

    private static final Pattern ADDRESS = Pattern.compile("\"resource\": \"(.*)\",\\s*\"path\": \"(.*)\"");

    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: payments-%1$s-api
        spec:
          template:
            spec:
              containers:
                - name: api
                  env:
                    - name: THREADS
                      value: "%2$d"
                    - name: QUEUE#SIZE
                      value: "%2$d"
        """;

    private static final String BUDGET = """
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: payments-prod-api
        spec:
          minAvailable: 2
        """;

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void commit() {
        console = Console.in(folder)
                .write("k8s/deployment-stage.yaml", DEPLOYMENT.formatted("stage", 2))
                .write("k8s/deployment-prod.yaml", DEPLOYMENT.formatted("prod", 6) + BUDGET)
                .write(
                        "config/stage/app.yaml",
                        "retries: 3\n\"a.b c\": {\"x#y\": 1, \"q\\\"s\": 2}\nhosts: [one, two]\n")
                .write(
                        "config/prod/app.yaml",
                        "retries: 5\n\"a.b c\": {\"x#y\": 4, \"q\\\"s\": 5}\nhosts: [one, six]\n")
                .write("config/stage/limits#1.yaml", "rate: 1\n")
                .write("config/prod/limits#1.yaml", "rate: 2\n")
                .write("config/prod/extra.yaml", "only: prod\n")
                .commit("Begin");
    }

    @Test
    void everyAddressOfAReportHasAStory() {
        assertThat(console.run("audit", "--all", "--format", "json")).isEqualTo(Exit.FINDINGS);
        var addresses = new TreeSet<String>();
        ADDRESS.matcher(console.out())
                .results()
                .forEach(
                        found -> addresses.add((found.group(1) + (found.group(2).isEmpty() ? "" : "#" + found.group(2)))
                                .replace("\\\"", "\"")
                                .replace("\\\\", "\\")));

        assertThat(addresses)
                .hasSizeGreaterThan(7)
                .contains("policy/PodDisruptionBudget/payments-prod-api", "config/{env}/extra.yaml")
                .allSatisfy(address -> {
                    assertThat(console.run("why", address)).as(address).isEqualTo(Exit.CLEAN);
                    assertThat(console.out()).contains("created");
                });
    }

    @Test
    void aWholeObjectIsAskedForWithAndWithoutTheNameOfItsEnvironment() {
        for (var name : new String[] {"prod", "{env}"}) {
            assertThat(console.run("why", "policy/PodDisruptionBudget/payments-%s-api".formatted(name)))
                    .isEqualTo(Exit.CLEAN);
            assertThat(console.out()).contains("PodDisruptionBudget/payments-prod-api", "absent", "Begin");
        }
    }

    @Test
    void anAddressThatWasShortenedIsAskedForAsItWasPrinted() {
        assertThat(console.run("why", "…{env}-api#spec.templ…=THREADS].value")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("THREADS").doesNotContain("QUEUE");
    }

    @Test
    void anObjectThatNoneLacksIsAskedForByItsKeys() {
        assertThat(console.run("why", "apps/Deployment/payments-{env}-api")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("every environment has", "-api#spec.template.spec.containers[name=api]");
    }
}
