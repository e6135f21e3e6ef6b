package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A contract that was proposed for what is there lets nothing else through.
final class FirstContractTest {

    private static final List<String> SERVICES = List.of("orders", "stock", "prices", "search", "mail", "login");

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void propose() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            var text = new StringBuilder();
            for (var service : SERVICES) {
                var name = environment.equals("prod") ? "" : "-" + environment;
                text.append("%s_URL: https://%s%s.example.com/v1\n"
                        .formatted(service.toUpperCase(java.util.Locale.ROOT), service, name));
            }
            text.append("ALLOW_DEBUG_ROUTE: \"%s\"\n".formatted(!environment.equals("prod")));
            text.append("LOGIN_ADDRESS: https://%s.example.net/realms/shop/protocol/openid-connect/authorize\n"
                    .formatted(environment.equals("prod") ? "auth" : "keycloak"));
            text.append("allowlist:\n  groups: [office%s, %s]\n"
                    .formatted(environment.equals("dev") ? ", testers" : "", "site-" + environment));
            for (var app : List.of("cart", "web")) {
                text.append("%s:\n  account_name: shop%s%s\n".formatted(app, app, environment));
                text.append("  ingresses:\n    - https://%s.%s.example.com\n    - https://%s.both.example.com\n"
                        .formatted(app, environment.equals("prod") ? "live" : "intern-" + environment, app));
            }
            text.append("queue_a: a-one-%1$s\nqueue_b: a-two-%1$s\n".formatted(environment));
            text.append("replicas: %d\n".formatted(environment.equals("prod") ? 3 : 1));
            text.append("db_password: \"Zk7Q%spXv91\"\n".formatted(environment.length() * 13));
            text.append("cleanup:\n  schedule: \"0 %d * * *\"\n".formatted(environment.length()));
            text.append("RULES: |\n  mode detect\n  owner %s\n  port 443\n".formatted(environment));
            on().write("config/%s.yaml".formatted(environment), text.toString());
        }
        on().commit("Begin");
        console = Console.in(folder);
        assertThat(console.run("contract", "init", "--baseline")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
    }

    /// What is too long or too deep to be spelled out is held to the others, and a secret that all have stays.
    @ParameterizedTest
    @CsvSource({
        "'  tls:', '  other:'",
        "'[shop.prod.example.com]', '[evil.example.org]'",
        "'[[prod, read], [prod, write]]', '[[prod, read], [prod, admin]]'",
        "'deny 10.0.7.0', 'allow all'",
        "'token: \"Zk7Qprod19pXv91\"', 'other: 1'"
    })
    void whatCannotBeSpelledOutIsHeldAllTheSame(String before, String after) {
        for (var environment : List.of("dev", "preprod", "prod")) {
            var text =
                    new StringBuilder("ingress:\n  tls:\n    - secretName: shop\n      hosts: [shop.%1$s.example.com]\n"
                            .formatted(environment));
            text.append("grants: [[%1$s, read], [%1$s, write]]\n".formatted(environment));
            text.append("api:\n  token: \"Zk7Q%s19pXv91\"\n".formatted(environment));
            text.append("server: |\n");
            for (var i = 0; i < 30; i++) {
                text.append("  location /page%1$d { proxy_pass http://pages; deny 10.0.%1$d.0; }\n".formatted(i));
            }
            text.append("  server_name shop.%s.example.com;\n".formatted(environment));
            console.write("more/%s.yaml".formatted(environment), text.toString());
        }
        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);

        console.change("more/prod.yaml", before, after);
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
    }

    /// Of two environments one takes the other's: literally the same value, which is no agreement.
    @ParameterizedTest
    @CsvSource({
        "deployment-production.tmpl, shop-production-env, shop-staging-env",
        "deployment-production.tmpl, claimName: shop-production-redis, claimName: shop-staging-redis",
        "argo-production.yaml, 'namespace: shop}', 'namespace: shop-stage}'",
        "production/kustomization.yaml, 'namespace: shop-production', 'namespace: shop-staging'"
    })
    void whatIsStagingsOwnIsNotProductions(String file, String before, String after, @TempDir Path pair) {
        var here = Console.in(pair);
        for (var environment : List.of("staging", "production")) {
            pair(here, environment);
        }
        here.write("k8s/base/kustomization.yaml", "resources: [map.yaml]\n")
                .write(
                        "k8s/base/map.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\ndata: {PORT: '80'}\n")
                .commit("Begin");
        assertThat(here.run("contract", "init", "--baseline")).as(here.out()).isEqualTo(Exit.CLEAN);
        here.commit("Agree");
        assertThat(here.run("check")).as(here.out()).isEqualTo(Exit.CLEAN);

        here.change("k8s/" + file, before, after);

        assertThat(here.run("check")).as(here.out()).isEqualTo(Exit.FINDINGS);
        assertThat(here.run("check", "--since", "HEAD")).as(here.out()).isEqualTo(Exit.FINDINGS);
    }

    private static void pair(Console here, String environment) {
        here.write("k8s/deployment-%s.tmpl".formatted(environment), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop-%1$s-app}
            spec:
              template:
                spec:
                  containers:
                    - name: shop-%1$s-app
                      image: shop:1
                      envFrom:
                        - secretRef:
                            name: shop-common-env
                        - secretRef:
                            name: shop-%1$s-env
                  volumes:
                    - name: data
                      persistentVolumeClaim:
                        claimName: shop-%1$s-redis
            """.formatted(environment))
                .write("k8s/argo-%s.yaml".formatted(environment), """
                    apiVersion: argoproj.io/v1alpha1
                    kind: Application
                    metadata: {name: shop-%s}
                    spec:
                      destination: {server: "https://kubernetes.default.svc", namespace: shop%s}
                    """.formatted(
                                environment, environment.equals("staging") ? "-stage" : ""))
                .write(
                        "k8s/%s/kustomization.yaml".formatted(environment),
                        "namespace: shop-%s\nresources: [../base]\n".formatted(environment));
    }

    @Test
    void aKeyOfOneWordIsNamedWithWhatItStandsIn() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            console.write("small/%s.yaml".formatted(environment), """
                redis:
                  host: redis.%1$s.example.com
                url: https://%1$s.example.com
                MAIL_HOST: mail.%1$s.example.com
                """.formatted(environment));
        }
        console.run("contract", "init");

        assertThat(console.read("config/expected-env-diff.yaml"))
                .contains("match: \"redis.host\"", "match: \"small/{env}.yaml#url\"", "match: \"MAIL_HOST\"");
    }

    @Test
    void manyHostsOfOneNameHaveTheirValuesNamed() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            var text = new StringBuilder();
            for (var i = 0; i < 25; i++) {
                text.append("s%d:\n  broker_host: h%d.%s.example.net\n"
                        .formatted(i, i * 7 + environment.length() * 1000, "zone" + environment.length() * i));
            }
            console.write("many/%s.yaml".formatted(environment), text.toString());
        }
        console.run("contract", "init");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);

        on().change("many/prod.yaml", "h4021.zone12.example.net", "evil.example.org");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void productionKeepsItsNameWhereItHasOne() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            console.write(
                    "small/%s.yaml".formatted(environment), "MAIL_HOST: mail.%s.example.com\n".formatted(environment));
        }
        console.run("contract", "init");
        on().change("small/prod.yaml", "mail.prod.example.com", "mail.example.com");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void whatIsOfAKnownKindIsAddedAsARuleUnlessItIsToEnd() {
        addToEach("NEW_ADDRESS: https://new.%s.example.com\n"::formatted);
        var before = console.read("config/expected-env-diff.yaml");
        console.run("check", "--format", "json");
        var fingerprint = console.out().replaceAll("(?s).*?\"fingerprint\"\\s*:\\s*\"([0-9a-f]{16}).*", "$1");

        assertThat(console.run("contract", "add", fingerprint, "--reason", "a new service"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.read("config/expected-env-diff.yaml").replace(before, ""))
                .contains("match: \"NEW_ADDRESS\"", "allow: \"https://new.{env}.example.com\"", "a new service");
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);

        console.write("config/expected-env-diff.yaml", before);
        console.run("contract", "add", fingerprint, "--reason", "a trial", "--until", "2026-12-24");
        assertThat(console.read("config/expected-env-diff.yaml")).contains("until: 2026-12-24");
    }

    @Test
    void anEnvironmentThatIsGoneIsNotAgreedWith() {
        console.remove("config/prod.yaml");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("prod: config/expected-env-diff.yaml was written for it")
                .contains("with uncommitted changes");
        assertThat(console.run("contract", "lint")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void whatTheContractSaysOfProductionIsNotKeptByTheOthersAlone() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            console.write(
                    "small/%s.yaml".formatted(environment), "LEVEL_OF_MAIL: %s\n".formatted(environment.length()));
        }
        console.run("contract", "init", "--baseline");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);

        console.remove("small/prod.yaml").write("small/dev.yaml", "LEVEL_OF_MAIL: 7\n");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("prod: config/expected-env-diff.yaml says what it holds at")
                .contains("small/{env}.yaml#LEVEL_OF_MAIL")
                .doesNotContain("Stale in the contract");
    }

    private Console on() {
        return Console.in(folder).on("2026-11-20");
    }

    @ParameterizedTest
    @CsvSource({
        "https://orders.example.com/v1, https://orders-preprod.example.com/v1",
        "https://orders.example.com/v1, https://evil.example.org/orders.example.com/v1",
        "https://orders.example.com/v1, https://evil.example.org?.example.com/v1",
        "https://orders.example.com/v1, https://orders.example.com/v9",
        "https://orders.example.com/v1, https://stock.example.com/v1",
        "queue_a: a-one-prod, queue_a: b-one-prod",
        "queue_a: a-one-prod, queue_a: uat-prod",
        "queue_a: a-one-prod, queue_a: a-one-nonprod",
        "queue_a: a-one-prod, queue_a: prod",
        "mode detect, mode off",
        "account_name: shopcartprod, account_name: shopcartpreprod",
        "account_name: shopcartprod, account_name: shopother",
        "site-prod, site-preprod",
        "site-prod, testers",
        "'[office, site-prod]', '[site-prod]'",
        "'[office, site-prod]', '[office, office, site-prod]'",
        "'[office, site-prod]', '[office, site-prod, site-prod]'",
        "'[office, site-prod]', office",
        "'[office, site-prod]', '[]'",
        "'replicas: 3', 'replicas: 3000'",
        "'replicas: 3', 'replicas: [3]'",
        "'[office, site-prod]', '[office, [site-prod]]'",
        "https://cart.live.example.com, https://cart.intern.example.com",
        "https://cart.live.example.com, https://evil.example.com",
        "auth.example.net/realms/shop/protocol/openid-connect/authorize,"
                + " auth.example.net/realms/shop/protocol/openid-connect/token",
        "'ALLOW_DEBUG_ROUTE: \"false\"', 'ALLOW_DEBUG_ROUTE: \"maybe\"'"
    })
    void aWrongValueOfProductionFailsTheCheck(String agreed, String wrong) {
        on().change("config/prod.yaml", agreed, wrong);

        console.run("check");

        assertThat(console.out()).contains("config/prod.yaml:");
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  - https://cart.live.example.com\n    - https://cart.live.example.com\n",
                "  - https://cart.live.example.com\n    - https://evil.example.com\n",
                " https://cart.live.example.com\n",
                ""
            })
    void aListOfWhichOneMemberDiffersIsAgreedAsAWhole(String instead) {
        on().change(
                        "config/prod.yaml",
                        "\n    - https://cart.live.example.com\n    - https://cart.both.example.com\n",
                        instead.startsWith("  ")
                                ? "\n  " + instead + "    - https://cart.both.example.com\n"
                                : instead + "\n");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void theOrderOfAnAgreedListDoesNotMatter() {
        on().change("config/prod.yaml", "[office, site-prod]", "[site-prod, office]");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @ParameterizedTest
    @CsvSource({
        "replicas: 3, '# gone'",
        "replicas: 3, 'replicas:'",
        "replicas: 3, 'replicas: \"\"'",
        "'db_password: \"Zk7Q52pXv91\"', 'db_password: \"\"'",
        "'db_password: \"Zk7Q52pXv91\"', 'db_password:'",
        "'db_password: \"Zk7Q52pXv91\"', 'db_password: changeme'",
        "'schedule: \"0 4 * * *\"', 'schedule: false'",
        "'schedule: \"0 4 * * *\"', 'schedule:'",
        "'schedule: \"0 4 * * *\"', 'schedule: \"\"'",
        "'schedule: \"0 4 * * *\"', 'schedule: whatever'"
    })
    void aHollowValueOfProductionFailsTheCheck(String agreed, String hollow) {
        on().change("config/prod.yaml", agreed, hollow);

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void aValueOfAKnownKindThatNoRuleNamesIsToBeDeclaredNotMadeEqual() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            on().change(
                            "config/%s.yaml".formatted(environment),
                            "RULES:",
                            "NEW_ADDRESS: https://new.%s.example.com\nRULES:".formatted(environment));
        }

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("no rule of the contract speaks of it: fairway contract init adds one")
                .doesNotContain("make them equal");
    }

    @Test
    void whatHasASideThatLooksRightIsNoExpectedDifferenceBesides() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            on().change("config/%s.yaml".formatted(environment), "RULES:", "WEB_WORKERS: 8\nRULES:");
        }
        on().commit("Eight workers");
        on().change("config/prod.yaml", "WEB_WORKERS: 8", "WEB_WORKERS: 12").commit("More workers in production");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out()).contains("WEB_WORKERS").doesNotContain("expected difference");
    }

    @Test
    void aContractThatDoesNotSayItsEnvironmentsIsToldThemAtItsEnd() {
        var file = "config/expected-env-diff.yaml";
        console.change(file, "environments: [dev, preprod, prod]\n\n", "# agreed in May\n");
        var before = console.read(file);

        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);
        assertThat(console.read(file)).isEqualTo(before + "\nenvironments: [dev, preprod, prod]\n");

        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("says all of it already");
        console.remove("config/prod.yaml");
        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
    }

    @Test
    void aNewServiceGetsItsRulesAndNothingElseIsTouched() {
        console.change("config/expected-env-diff.yaml", "rules:", "# agreed in May\nrules:");
        var before = console.read("config/expected-env-diff.yaml");
        addToEach(environment -> "NEW_REPLICAS: %d\nNEW_MODE: %s\n"
                .formatted(environment.equals("prod") ? 3 : 1, environment.equals("prod")));

        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("1 rule for 1 expected difference", "1 difference left");
        var rule = """
              - match: "NEW_REPLICAS"
                must: increase
                allow: "..100"
                reason: sizes and scale that do not fall along the route
            """;
        assertThat(console.read("config/expected-env-diff.yaml").replace(rule, ""))
                .isEqualTo(before);
    }

    private void addToEach(UnaryOperator<String> lines) {
        for (var name : List.of("dev", "preprod", "prod")) {
            on().change("config/" + name + ".yaml", "RULES:", lines.apply(name) + "RULES:");
        }
    }
}
