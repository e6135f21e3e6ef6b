package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an environment really holds, in formats with ways of their own to say it.
final class EffectiveValuesTest {

    @TempDir
    private Path folder;

    @Test
    void flatAndNestedSettingsOfDotNetAreOneAddress() {
        var console = Console.in(folder)
                .write("appsettings.json", "{\"Queue\": {\"Retries\": 3, \"Wait\": 10}}")
                .write("appsettings.Staging.json", "{\"Queue:Retries\": 5}")
                .write("appsettings.Production.json", "{\"Queue\": {\"Retries\": 9}}");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("#Queue.Retries", "staging     5", "production  9")
                .doesNotContain("Queue:Retries", "Wait");
    }

    @Test
    void iniFilesAreFound() {
        var console = Console.in(folder)
                .write("etc/staging.ini", "[http]\ntimeout = 30\n")
                .write("etc/production.ini", "[http]\ntimeout = 60\n")
                .write("db/my-staging.cnf", "[mysqld]\nmax_connections = 100\n")
                .write("db/my-production.cnf", "[mysqld]\nmax_connections = 90\n");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("etc/{env}.ini#http.timeout", "db/my-{env}.cnf#mysqld.max_connections");
    }

    @Test
    void aDateIsASettingUnlessItsNameSaysThatSomethingWasDoneThen() {
        var console = Console.in(folder)
                .write("staging.toml", "closes = 2026-12-01T00:00:00Z\ndeployed_at = 2026-11-01T09:00:00Z\n")
                .write("production.toml", "closes = 2027-01-01T00:00:00Z\ndeployed_at = 2026-11-03T09:00:00Z\n");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("{env}.toml#closes").doesNotContain("#deployed_at");
    }

    @Test
    void whatComesFromAnAnchorIsInherited() {
        var common = "common: &common\n  retries: 5\ndatabase:\n  <<: *common\n";
        var console =
                Console.in(folder).write("staging.yaml", common).write("production.yaml", common + "  retries: 9\n");

        assertThat(console.run("audit", "--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .containsPattern("(?s)\"path\": \"database.retries\".{1,80}\"staging\": \\{[^}]*\"inherited\": true");
    }

    private static String application(String environment, String size, String inline) {
        return """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: shop
            spec:
              project: %s
              source:
                path: charts/shop
                helm:
                  valueFiles: [%s]
            %s\
            """.formatted(environment, size, inline.indent(6));
    }

    @Test
    void valuesThatAnApplicationTakesFromFilesAreThoseOfItsEnvironment() {
        var console = Console.in(folder)
                .write("charts/shop/Chart.yaml", "name: shop\n")
                .write("charts/shop/values.yaml", "queue: {depth: 7, wait: 1}\ntimeout: 10\n")
                .write("charts/shop/small.yaml", "timeout: 20\n")
                .write("sizes/large.yaml", "timeout: 90\nqueue: {depth: 8}\n")
                .write(
                        "apps/staging/shop.yaml",
                        application("staging", "small.yaml", "values: |\n  queue: {wait: 3}\n"))
                .write(
                        "apps/production/shop.yaml",
                        application(
                                "production",
                                "$here/sizes/large.yaml, gone.yaml",
                                "valuesObject: {queue: {wait: 4}}\nparameters: [{name: queue.depth, value: 9}]\n"));

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("helm.values.queue.depth", "helm.values.queue.wait", "helm.values.timeout")
                .contains("charts/shop/small.yaml:1", "sizes/large.yaml:1", "gone.yaml is not in this repository")
                .doesNotContain("valueFiles", "valuesObject");
    }

    private static String release(String limit) {
        return """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: shop}
            spec:
              interval: 5m
              valuesFrom:
                - {kind: ConfigMap, name: shop-values}
                - {kind: Secret, name: shop-secret}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: shop-values}
            data:
              values.yaml: |
                retries: 3
                limit: %s
            """.formatted(limit);
    }

    @Test
    void valuesThatAReleaseTakesFromAConfigMapAreItsOwn() {
        var console = Console.in(folder)
                .write("clusters/staging/shop.yaml", release("5"))
                .write("clusters/production/shop.yaml", release("8"));

        assertThat(console.run("audit", "--all")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("spec.values.limit");
    }
}
