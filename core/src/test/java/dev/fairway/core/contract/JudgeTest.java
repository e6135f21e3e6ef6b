package dev.fairway.core.contract;

import static dev.fairway.core.contract.Contracts.ROUTE;
import static dev.fairway.core.contract.Contracts.TODAY;
import static dev.fairway.core.contract.Contracts.allowing;
import static dev.fairway.core.contract.Contracts.brief;
import static dev.fairway.core.contract.Contracts.everywhere;
import static dev.fairway.core.contract.Contracts.exactly;
import static dev.fairway.core.contract.Contracts.held;
import static dev.fairway.core.contract.Contracts.matching;
import static dev.fairway.core.contract.Contracts.must;
import static dev.fairway.core.contract.Contracts.range;
import static dev.fairway.core.contract.Contracts.route;
import static dev.fairway.core.contract.Contracts.secrets;
import static dev.fairway.core.contract.Contracts.typed;
import static dev.fairway.core.contract.Contracts.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Row;
import dev.fairway.core.contract.Judgement.Expected;
import dev.fairway.core.contract.Judgement.NotNamed;
import dev.fairway.core.contract.Judgement.Undetermined;
import dev.fairway.core.contract.Judgement.Violated;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final Address LOG_LEVEL = new Address("", "config/{env}.yaml", "LOG_LEVEL");
    private static final Address REPLICAS = new Address("", "apps/Deployment/payments/api", "spec.replicas");

    @Test
    void whatARuleDemandsIsAskedWhomeverItNames() {
        var book = RuleBook.of(new Contract(List.of(), List.of()), ROUTE);
        var rule = brief("OTHER", "stage", "debug", "prod", "warn");

        assertThat(Judge.keeps(book, rule, LOG_LEVEL, row(held("stage", "debug", "prod", "warn"))))
                .isTrue();
        assertThat(Judge.keeps(book, rule, LOG_LEVEL, row(held("stage", "info", "prod", "warn"))))
                .isFalse();
    }

    @Test
    void whatNoRuleNamesIsNotNamed() {
        assertThat(judge(brief("OTHER", "stage", "a"), LOG_LEVEL, held("dev", "a", "stage", "b", "prod", "c")))
                .isInstanceOf(NotNamed.class);
    }

    @Test
    void theShortFormAllowsItsExactValuesUnderOtherNamesOfTheEnvironments() {
        var rule = brief("LOG_LEVEL", "staging", "debug", "production", "warn");
        assertThat(judge(rule, LOG_LEVEL, held("stage", "debug", "prod", "warn")))
                .isInstanceOf(Expected.class);

        var violated = (Violated) judge(rule, LOG_LEVEL, held("stage", "debug", "prod", "info"));
        assertThat(violated.environments()).containsExactly("prod");
        assertThat(violated.why())
                .isEqualTo("config/{env}.yaml#LOG_LEVEL: the contract allows warn in prod, found info"
                        + " (config/expected-env-diff.yaml:3)");
    }

    @Test
    void theShortFormHoldsAnUnnamedEnvironmentToItsNearestNamedNeighbour() {
        var rule = brief("LOG_LEVEL", "staging", "debug", "production", "warn");
        assertThat(judge(rule, LOG_LEVEL, held("dev", "debug", "stage", "debug", "prod", "warn")))
                .isInstanceOf(Expected.class);
        assertThat(judge(rule, LOG_LEVEL, held("dev", "trace", "stage", "debug", "prod", "warn")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("dev"));
    }

    @Test
    void everyRegionOfProductionHoldsProductionsValue() {
        var route = route("stage", "prod-eu", "prod-us");
        var rule = brief("LOG_LEVEL", "staging", "debug", "production", "warn");
        assertThat(judge(rule, LOG_LEVEL, held("stage", "debug", "prod-eu", "warn", "prod-us", "info"), route))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("prod-us"));
    }

    @Test
    void aBrokenRuleIsAViolationEvenWhereValuesAreEqual() {
        var rule = brief("LOG_LEVEL", "stage", "debug", "prod", "warn");
        assertThat(judge(rule, LOG_LEVEL, held("stage", "debug", "prod", "debug")))
                .isInstanceOf(Violated.class);
    }

    @Test
    void aRangeSaysWhatIsAllowedAndWhatWasFound() {
        var allow = exactly("dev", "1", "stage", "2");
        allow.put("prod", range("3", "10"));
        assertThat(judge(allowing("**#spec.replicas", allow), REPLICAS, held("dev", "1", "stage", "2", "prod", "5")))
                .isInstanceOf(Expected.class);
        assertThat(judge(allowing("**#spec.replicas", allow), REPLICAS, held("dev", "1", "stage", "2", "prod", "2")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.why()).contains("allows 3..10 in prod, found 2"));
    }

    @ParameterizedTest
    @CsvSource({
        "db-{env}.example.com, db-prod.example.com, true",
        "db-{env}.example.com, db-production.example.com, true",
        "db-{env}.example.com, db.example.com, false",
        "db-{env?}.example.com, db.example.com, true",
        "db-{env?}.example.com, db-prod.example.com, true",
        "db-{env?}.example.com, db-stage.example.com, false"
    })
    void onlyWhereARuleSaysSoProductionLeavesItsNameOut(String template, String prod, boolean allowed) {
        var rule = everywhere("LOG_LEVEL", new Allowed.Template(template));

        assertThat(judge(rule, LOG_LEVEL, held("dev", "db-dev.example.com", "prod", prod)))
                .isInstanceOf(allowed ? Expected.class : Violated.class);
        assertThat(judge(rule, LOG_LEVEL, held("dev", "db.example.com", "prod", "db-prod.example.com")))
                .isInstanceOf(Violated.class);
    }

    @Test
    void underAStarStandsNobodyElsesName() {
        var rule = everywhere("DB_HOST", new Allowed.Template("*-{env?}.example.com"));
        var address = new Address("", "config/{env}.yaml", "DB_HOST");
        assertThat(judge(rule, address, held("dev", "db-dev.example.com", "prod", "db.example.com")))
                .isInstanceOf(Expected.class);
        assertThat(judge(rule, address, held("dev", "db-dev.example.com", "prod", "db-stage.example.com")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("prod"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://*-{env}.example.com/v1, https://api-prod.example.com/v1, true",
        "https://*-{env}.example.com/v1, https://evil.org?-prod.example.com/v1, false",
        "https://*-{env}.example.com/v1, https://evil.org#-prod.example.com/v1, false",
        "https://*-{env}.example.com/v1, https://u:p@api-prod.example.com/v1, false",
        "https://*-{env}.example.com/v1, https://evil.org:443?x-prod.example.com/v1, false",
        "https://*-{env}.example.com/v1, https://evil.org\\-prod.example.com/v1, false",
        "https://*-{env}.example.com/v1, https://evil.org／-prod.example.com/v1, false",
        "https://*-{env}.example.com/v1, https://a b-prod.example.com/v1, false",
        "https://*-{env}.example.com/**, https://api-prod.example.com/a/b?c=d, true",
        "https://*-{env}.example.com/**, https://api-prod.example.com/a b, false",
        "*{env}, a-one-prod, true",
        "*{env}, prod, false",
        "*{env}, a-one-nonprod, false",
        "*-{env}, uat-prod, false",
        "*-{env}, stg-prod, false",
        "*-{env}, non-prod, false",
        "*-{env}, whatever, false",
        "*-uat-{env}, one-uat-prod, true"
    })
    void aStarIsAPieceOfOneNameAndNeverAnEnvironment(String template, String value, boolean fits) {
        var address = new Address("", "config/{env}.yaml", "API");
        var judged = judge(everywhere("API", new Allowed.Template(template)), address, held("prod", value));
        assertThat(judged instanceof Expected).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"'', false", "changeme, false", "hunter2-of-prod, true", "-, true"})
    void aSecretThatMustDifferMayBeAbsentButNotHollow(String value, boolean kept) {
        var address = new Address("", "config/{env}.yaml", "DB_PASSWORD");
        var judged = judge(must("DB_PASSWORD", Must.DIFFER), address, held("stage", "one", "prod", value));
        assertThat(judged instanceof Expected).isEqualTo(kept);
    }

    @Test
    void nullIsNoSecretAndNoSize() {
        var values = held("dev", "1", "stage", "2", "prod", "3");
        values.put("prod", new Held.Present(new Node.Scalar(Node.Kind.NULL, "null", Contracts.PLACE)));
        for (var must : List.of(Must.DIFFER, Must.INCREASE)) {
            assertThat(judge(must("**#spec.replicas", must), REPLICAS, values)).isInstanceOf(Violated.class);
        }
    }

    @Test
    void sizesIncreaseOnlyWhereEveryEnvironmentHasOneUnlessTheRuleSaysOtherwise() {
        var values = held("dev", "-", "stage", "2", "prod", "3");
        var rule = must("**#spec.replicas", Must.INCREASE);
        assertThat(judge(rule, REPLICAS, values))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("dev"));

        SequencedMap<String, Allowed> allow = new LinkedHashMap<>();
        allow.put("dev", new Allowed.Absent());
        allow.put("stage", new Allowed.Present());
        allow.put("prod", new Allowed.Present());
        var settled = Contracts.allowing("**#spec.replicas", allow, Must.INCREASE);
        assertThat(judge(settled, REPLICAS, values)).isInstanceOf(Expected.class);
        assertThat(judge(settled, REPLICAS, held("dev", "-", "stage", "2", "prod", "1")))
                .isInstanceOf(Violated.class);
    }

    @Test
    void aTemplateTakesTheEnvironmentsOwnNames() {
        var address = new Address("", "config/{env}.yaml", "DB_HOST");
        var rule = everywhere("DB_HOST", new Allowed.Template("db.{env?}.internal"));
        assertThat(judge(rule, address, held("stage", "db.staging.internal", "prod", "db.internal")))
                .isInstanceOf(Expected.class);
        assertThat(judge(rule, address, held("stage", "db.stage.internal", "prod", "db.stage.internal")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("prod"));
    }

    @Test
    void environmentsThatATypedRuleLeavesOutMustBeEqualToOneAnother() {
        SequencedMap<String, Allowed> allow = new LinkedHashMap<>();
        allow.put("prod", new Allowed.Any());
        var rule = allowing("LOG_LEVEL", allow);
        assertThat(judge(rule, LOG_LEVEL, held("dev", "a", "stage", "a", "prod", "b")))
                .isInstanceOf(Expected.class);
        assertThat(judge(rule, LOG_LEVEL, held("dev", "a", "stage", "c", "prod", "b")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("dev", "stage"));
    }

    @Test
    void sharedSecretsBreakMustDifferAndAreNotNamed() {
        var address = new Address("", "config/{env}.yaml", "DB_PASSWORD");
        var rule = must("config/**#*_PASSWORD", Must.DIFFER);
        assertThat(judge(rule, address, secrets("dev", "fp:1", "stage", "fp:2", "prod", "fp:3")))
                .isInstanceOf(Expected.class);
        assertThat(judge(rule, address, secrets("dev", "fp:1", "stage", "fp:2", "prod", "fp:2")))
                .isInstanceOfSatisfying(Violated.class, violated -> {
                    assertThat(violated.environments()).containsExactly("stage", "prod");
                    assertThat(violated.why())
                            .contains("stage and prod share one secret")
                            .doesNotContain("fp:");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "limit 5m for shop.dev, limit 5m for shop.stage, limit 5m for shop.prod, true",
        "limit 5m for shop.dev, limit 5m for shop.stage, limit 9m for shop.prod, false",
        "limit 5m for shop.dev, limit 5m for shop.stage, '', false",
        "shop-dev, shop-stage, shop-stage, false",
        "shop-dev, shop-stage, shop-prod, true",
        "shop-dev, shop-stage, shop, false",
        "limit 5m for shop.dev, limit 5m for shop.stage, limit 5m for shop.stage, false",
        "same, same, same, true"
    })
    void whatCorrespondsIsTheSameButForTheOwnName(String dev, String stage, String prod, boolean kept) {
        var judgement =
                judge(must("LOG_LEVEL", Must.CORRESPOND), LOG_LEVEL, held("dev", dev, "stage", stage, "prod", prod));

        assertThat(judgement instanceof Expected).isEqualTo(kept);
        if (judgement instanceof Violated violated) {
            assertThat(violated.environments()).containsExactly("prod");
            assertThat(violated.why()).contains("the same but for the environment's own name");
        }
    }

    /// Of two environments both hold the same text, as nothing but the name was to differ.
    @ParameterizedTest
    @CsvSource({"shop-stage", "limit 5m for shop.stage"})
    void whatIsOneEnvironmentsOwnDoesNotCorrespondWhereAnotherHoldsIt(String text) {
        assertThat(judge(must("LOG_LEVEL", Must.CORRESPOND), LOG_LEVEL, held("stage", text, "prod", text)))
                .isInstanceOfSatisfying(Violated.class, violated -> {
                    assertThat(violated.environments()).containsExactly("prod");
                    assertThat(violated.why()).contains("prod names another environment");
                });
    }

    @Test
    void productionKeepsItsNameUnlessTheRuleLetsItGoWithout() {
        var values = held("dev", "db.dev.example.com", "stage", "db.stage.example.com", "prod", "db.example.com");

        assertThat(judge(must("LOG_LEVEL", Must.CORRESPOND), LOG_LEVEL, values))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("prod"));
        assertThat(judge(must("LOG_LEVEL", Must.CORRESPOND_NAMELESS), LOG_LEVEL, values))
                .isInstanceOf(Expected.class);
    }

    @Test
    void whatAnItemIsCalledNamesNoEnvironment() {
        var address = new Address("", "config/{env}.yaml", "volumes[name=shop-stage].name");
        var rule = must("volumes[*].name", Must.CORRESPOND);
        assertThat(judge(rule, address, held("stage", "shop-stage", "prod", "shop-stage")))
                .isNotInstanceOf(Violated.class);
    }

    @Test
    void mustEqualNamesTheOddOneOut() {
        assertThat(judge(must("LOG_LEVEL", Must.EQUAL), LOG_LEVEL, held("dev", "a", "stage", "b", "prod", "a")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("stage"));
    }

    @Test
    void sizesMayGrowOrStayAlongTheRoute() {
        var address = new Address("", "values-{env}.yaml", "memory");
        var rule = must("memory", Must.INCREASE);
        assertThat(judge(rule, address, held("dev", "512Mi", "stage", "1Gi", "prod", "1024Mi")))
                .isInstanceOf(Expected.class);
        assertThat(judge(rule, address, held("dev", "512Mi", "stage", "2Gi", "prod", "1Gi")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.why()).contains("found 2Gi in stage and 1Gi in prod"));
    }

    @Test
    void ciphertextAndUnseenEnvironmentsLeaveARuleUndetermined() {
        var values = held("dev", "warn", "stage", "warn");
        values.put("prod", new Held.Unseen("no access"));
        assertThat(judge(brief("LOG_LEVEL", "prod", "warn"), LOG_LEVEL, values)).isInstanceOf(Undetermined.class);

        SequencedMap<String, Held> encrypted = new LinkedHashMap<>();
        encrypted.put("stage", new Held.Present(new Node.Encrypted("sops", Contracts.PLACE)));
        encrypted.put("prod", new Held.Present(new Node.Encrypted("sops", Contracts.PLACE)));
        assertThat(judge(must("LOG_LEVEL", Must.DIFFER), LOG_LEVEL, encrypted)).isInstanceOf(Undetermined.class);
    }

    @Test
    void aTypeIsDemandedOfEveryValueThatIsThere() {
        assertThat(judge(typed("LOG_LEVEL", ValueType.INTEGER), LOG_LEVEL, held("dev", "1", "stage", "x", "prod", "-")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("stage"));
        assertThat(judge(typed("LOG_LEVEL", ValueType.SECRET_REF), LOG_LEVEL, secrets("stage", "fp:1", "prod", "fp:2")))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.why()).contains("stage and prod hold the secret itself"));
    }

    @Test
    void aSecretIsNotWhatSaysWhereOneIsKept() {
        for (var allowed : List.of(
                Contracts.exact("vault:secret/shop#key"), new Allowed.Template("${vault:secret/{env}/shop#key}"))) {
            assertThat(judge(Contracts.everywhere("LOG_LEVEL", allowed), LOG_LEVEL, secrets("prod", "fp:1")))
                    .isInstanceOf(Violated.class);
        }
        assertThat(judge(Contracts.everywhere("LOG_LEVEL", Contracts.exact("x")), LOG_LEVEL, secrets("prod", "fp:1")))
                .isInstanceOf(Undetermined.class);
    }

    @Test
    void anExpiredRuleIsAsIfItWereAbsent() {
        var rule = until(brief("LOG_LEVEL", "prod", "warn"), TODAY.minusDays(1));
        assertThat(judge(rule, LOG_LEVEL, held("dev", "a", "stage", "b", "prod", "c")))
                .isInstanceOf(NotNamed.class);
        assertThat(judge(until(rule, TODAY), LOG_LEVEL, held("dev", "a", "stage", "b", "prod", "c")))
                .isInstanceOf(Violated.class);
    }

    @Test
    void anExpressionThatTakesForeverDecidesNothing() {
        var rule = everywhere("LOG_LEVEL", matching("(.*)(.*)(.*)(.*)(.*)x"));
        assertThat(judge(rule, LOG_LEVEL, held("stage", "a".repeat(3_000), "prod", "x")))
                .isInstanceOf(Undetermined.class);
    }

    private static Row row(SequencedMap<String, Held> values) {
        return new Row(TreePath.ofKeys("LOG_LEVEL"), values, List.of(), Row.Sameness.DIFFERENT);
    }

    private static Judgement judge(Rule rule, Address address, SequencedMap<String, Held> values) {
        return judge(rule, address, values, ROUTE);
    }

    private static Judgement judge(Rule rule, Address address, SequencedMap<String, Held> values, Route route) {
        return Judge.judge(new Contract(List.of(rule), List.of()), address, values, route, TODAY);
    }
}
