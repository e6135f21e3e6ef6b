package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A setting that moves from one object of a file to another keeps its past.
final class MovedBetweenObjectsTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;

    @BeforeEach
    void tell() {
        repository = SampleRepository.in(folder);
        inContainer("3", "3");
        repository.as("Ada").commit("Begin");
        inContainer("3", "9");
        repository.as("Bob").commit("Retry more often");
        inConfigMap("3", "9");
        repository.as("Carl").commit("Move the settings into a ConfigMap");
    }

    @Test
    void whoMovedItDidNotSetIt() {
        var console = Console.in(folder).wide(160);
        console.run("why", "RETRIES");

        assertThat(console.out())
                .contains("\"3\" -> \"9\"", "Bob: Retry more often", "\"9\" (unchanged)", "prod changed");
        assertThat(console.out()).contains("Bob, \"Retry more often\"").doesNotContain("Carl, ");
    }

    @Test
    void whatHasAnotherValueInItsNewPlaceWasSetThere() {
        inContainer("3", "9");
        repository.commit("Back again");
        inConfigMap("3", "12");
        repository.as("Dora").commit("Move and raise");

        var console = Console.in(folder).wide(160);
        console.run("why", "RETRIES");

        assertThat(console.out()).contains("absent -> \"12\"", "Dora");
    }

    @Test
    void whoMovedWhatOnlyOneHasDidNotChangeIt() {
        write("prod", workload(""));
        repository.commit("Leave it to the program in production");
        write("stage", workload("\n          env:\n            - name: DELAY\n              value: \"60\""));
        repository.commit("Wait in stage");
        write("stage", workload("") + settings("3").replace("RETRIES: \"3\"", "DELAY: \"60\""));
        repository.commit("Add a cache");

        var console = Console.in(folder).wide(160);
        console.run("why", "DELAY");

        assertThat(console.out())
                .contains("\"60\" (unchanged)", "stage moved it here")
                .doesNotContain("changed 1", "looks deliberate", "last to be changed");
    }

    private void inContainer(String stage, String prod) {
        write(
                "stage",
                workload("\n          env:\n            - name: RETRIES\n              value: \"" + stage + "\""));
        write("prod", workload("\n          env:\n            - name: RETRIES\n              value: \"" + prod + "\""));
    }

    private void inConfigMap(String stage, String prod) {
        var from = "\n          envFrom:\n            - configMapRef:\n                name: shop";
        write("stage", workload(from) + settings(stage));
        write("prod", workload(from) + settings(prod));
    }

    private void write(String environment, String text) {
        repository.write("k8s/" + environment + ".yaml", text);
    }

    private static String workload(String environment) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
            spec:
              template:
                spec:
                  containers:
                    - name: shop
                      image: shop:1%s
            """.formatted(environment);
    }

    private static String settings(String retries) {
        return """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: shop
            data:
              RETRIES: "%s"
            """.formatted(retries);
    }
}
