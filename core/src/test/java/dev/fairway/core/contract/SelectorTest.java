package dev.fairway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Address;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

    private static final String CONTAINER = "spec.template.spec.containers[name=api]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config/{env}.yaml#TIMEOUT | config/{env}.yaml | TIMEOUT",
                "config/prod.yaml#TIMEOUT | config/{env}.yaml | TIMEOUT",
                "config/**#*_PASSWORD | config/{env}.yaml | DB_PASSWORD",
                "config/**#*_PASSWORD | config/a/b/{env}.env | DB_PASSWORD",
                "**#TIMEOUT | {env}.yaml | TIMEOUT",
                "**/{env}.yaml#TIMEOUT | {env}.yaml | TIMEOUT",
                "workload/**#spec.replicas | apps/Deployment/payments/api | spec.replicas",
                "apps/*/payments/*#spec.replicas | apps/Deployment/payments/api | spec.replicas",
                "**#spec.**.image | apps/Deployment/a | spec.template.spec.containers[name=api].image",
                "**#**.containers[*].image | apps/Deployment/a | spec.template.spec.containers[name=api].image",
                "**#**.containers[name=a*].image | apps/Deployment/a | spec.template.spec.containers[name=api].image",
                "**#**.image | values-{env}.yaml | image",
                "**#resources.** | values-{env}.yaml | resources.limits.cpu",
                "**#resources.** | values-{env}.yaml | resources",
                "**#** | values-{env}.yaml | ''",
                "**#hosts | values-{env}.yaml | hosts[=a]",
                "**#hosts[*] | values-{env}.yaml | hosts[3]",
                "**#metadata.annotations.* | Ingress/a | 'metadata.annotations[\"a.b/c\"]'",
                "**#data[\"application.yaml\"].http.port | ConfigMap/a | 'data[\"application.yaml\"].http.port'",
                "**#data['application.yaml'].** | ConfigMap/a | 'data[\"application.yaml\"].http.port'",
                "**#spring.datasource.url | application-{env}.properties | '[\"spring.datasource.url\"]'",
                "LOG_LEVEL | config/{env}.yaml | LOG_LEVEL",
                "LOG_LEVEL | config/{env}.yaml | app.logging.LOG_LEVEL",
                "LOG_LEVEL | apps/Deployment/a | spec.template.spec.containers[name=api].env[name=LOG_LEVEL].value",
                "LOG_LEVEL | apps/Deployment/a | spec.template.spec.containers[name=api].env[name=LOG_LEVEL]",
                "LOG_LEVEL | ConfigMap/a | 'data[\"LOG_LEVEL\"]'",
                "*_URL | config/{env}.yaml | app.API_URL",
                "http.port | config/{env}.yaml | server.http.port",
                "datasource.url | application-{env}.properties | '[\"spring.datasource.url\"]'",
                "application.yaml | ConfigMap/a | 'data[\"application.yaml\"]'",
                "apps/Deployment/payments/api | apps/Deployment/payments/api | ''",
                "**#rules[apiGroups=*].verbs[=*] | ClusterRole/a | rules[apiGroups=*].verbs[=*]",
            })
    void patternsNameAddresses(String match, String resource, String path) {
        assertThat(named(match, resource, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config/{env}.yaml#TIMEOUT | config/{env}.yml | TIMEOUT",
                "config/*#TIMEOUT | config/a/{env}.yaml | TIMEOUT",
                "**#TIMEOUT | {env}.yaml | http.TIMEOUT",
                "**#*.image | apps/Deployment/a | spec.template.image",
                "**#resources.** | values-{env}.yaml | resourcesX.limits",
                "**#containers[*] | apps/Deployment/a | containers[name=a].image",
                "LEVEL | config/{env}.yaml | LOG_LEVEL",
                "port | config/{env}.yaml | http.port.number",
                "env | apps/Deployment/a | env[name=LOG_LEVEL]",
                "apps/Deployment/payments/api | apps/Deployment/payments/api | spec.replicas",
                "'config/{env}.yaml#' | config/{env}.yaml | TIMEOUT",
            })
    void patternsLeaveOtherAddressesAlone(String match, String resource, String path) {
        assertThat(named(match, resource, path)).isFalse();
    }

    @Test
    void noPatternTakesForever() {
        var match = "**#" + "*a".repeat(400);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(named(match, "x", "a".repeat(3_000) + "b")).isFalse());
    }

    @Test
    void manyAddressesAreAskedAboutQuickly() {
        var rules = List.of(
                Contracts.brief("LOG_LEVEL", "prod", "warn"),
                Contracts.everywhere("**#**.resources.**", new Allowed.Any()),
                Contracts.everywhere("workload/**#spec.replicas", new Allowed.Any()));
        var book = RuleBook.of(new Contract(rules, List.of()), Contracts.ROUTE);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            var matched = 0;
            for (var i = 0; i < 600_000; i++) {
                var address = new Address("", "apps/Deployment/n/app-" + i / 60, CONTAINER + ".field" + i % 60);
                matched += book.named(address).rules().size();
            }
            assertThat(matched).isZero();
        });
    }

    private static boolean named(String match, String resource, String path) {
        var contract = new Contract(List.of(Contracts.everywhere(match, new Allowed.Any())), List.of());
        return !RuleBook.of(contract, Contracts.ROUTE)
                .named(new Address("", resource, path))
                .isEmpty();
    }
}
