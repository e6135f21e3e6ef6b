package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RankingTest {

    @Test
    void whatMattersMoreComesFirst() {
        var findings = findings(
                Example.setting("greeting", "hi", "hi", "hello"),
                Example.setting("retries", "3", "3", "5"),
                Example.setting("bucket", "a-dev", "a-stage", "a-dev").naming("dev", "prod"));

        assertThat(findings)
                .extracting(finding -> finding.address().path())
                .containsExactly("bucket", "retries", "greeting");
        assertThat(findings)
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR);
    }

    @Test
    void whatWasOnceEqualComesBeforeWhatWasBornDifferent() {
        assertThat(order(
                        Example.setting("retries", "3", "3", "5").moved("prod", "a1", "-", "5"),
                        Example.setting("greeting", "hi", "hi", "hello")
                                .onceEqual()
                                .moved("prod", "b2", "hi", "hello")))
                .containsExactly("greeting", "retries");
    }

    /// That a key came to one environment and nowhere else parted nobody.
    @Test
    void whatOnlyOneEverHadWasNeverEqual() {
        assertThat(order(
                        Example.setting("threads", "-", "-", "4")
                                .verdict(Verdict.UNBACKPORTED)
                                .moved("prod", "a1", "-", "4"),
                        Example.setting("retries", "3", "3", "5")))
                .containsExactly("retries", "threads");
    }

    @Test
    void whatNamesAnotherEnvironmentComesBeforeOtherDifferencesThatMatterAsMuch() {
        assertThat(order(
                        Example.setting("debug", "true", "false", "false"),
                        Example.setting("bucket", "a-stage", "a-stage", "a-prod")
                                .naming("stage", "dev")))
                .containsExactly("bucket", "debug");
    }

    @Test
    void aListThatNamesOthersBesideItsOwnMattersLess() {
        assertThat(severity(Example.setting("origins", "-", "x", "shop.example.com,shop.stage.example.com")
                        .naming("stage", "prod")))
                .isEqualTo(Severity.MINOR);
        assertThat(severity(Example.setting("brokers", "-", "x", "a.stage.example.com,b.stage.example.com")
                        .naming("stage", "prod")))
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatAllHoldAlikeMayBeShared() {
        assertThat(severity(Example.setting("bucket", "a-dev", "a-dev", "a-dev").naming("dev", "stage", "prod")))
                .isEqualTo(Severity.MAJOR);
    }

    @Test
    void theBareWordForProductionEverywhereIsAModeRatherThanAPlace() {
        assertThat(severity(Example.setting("deployment", "production", "production", "production")
                        .naming("prod", "dev", "stage")))
                .isEqualTo(Severity.MINOR);
        assertThat(severity(Example.setting("database", "shop-prod", "shop-prod", "shop-prod")
                        .naming("prod", "dev", "stage")))
                .isEqualTo(Severity.MAJOR);
        assertThat(severity(Example.setting("deployment", "production", "stage", "production")
                        .naming("prod", "dev")))
                .isEqualTo(Severity.MAJOR);
        assertThat(severity(Example.setting("flags", "development", "development", "development")
                        .naming("dev", "stage", "prod")))
                .isEqualTo(Severity.MAJOR);
    }

    @Test
    void whatOnceNamedItsOwnIsCriticalUnlessAllMovedAtOnce() {
        var taken =
                Example.setting("url", "api.stage.x", "api.stage.x", "api.x").naming("stage", "dev");

        assertThat(severity(taken.moved("dev", "a1", "api.dev.x", "api.stage.x")))
                .isEqualTo(Severity.CRITICAL);
        assertThat(severity(taken.moved("dev", "a1", "old.dev.x", "api.stage.x")
                        .moved("stage", "a1", "old.stage.x", "api.stage.x")
                        .moved("prod", "a1", "old.x", "api.x")))
                .isEqualTo(Severity.MAJOR);
    }

    @Test
    void aWholeObjectThatOneSideOfTheRouteHasMattersLessThanASetting() {
        assertThat(severity(Example.object("policy/PodDisruptionBudget/web", "-", "-", "x")))
                .isEqualTo(Severity.MINOR);
        assertThat(severity(Example.setting("threads", "-", "-", "4"))).isEqualTo(Severity.MAJOR);
    }

    @Test
    void anObjectThatOnlyTheMiddleOfTheRouteLacksMattersMore() {
        assertThat(severity(Example.object("policy/PodDisruptionBudget/web", "x", "-", "x")))
                .isEqualTo(Severity.MAJOR);
    }

    @Test
    void aVersionThatIsCarriedAgainAndAgainMattersLess() {
        var version = Example.setting("tag", "1.9", "1.9", "1.8").version("prod is behind dev");
        var promoted = version;
        for (var i = 1; i < 9; i++) {
            for (var environment : List.of("dev", "prod")) {
                promoted = promoted.moved(environment, environment + i, "1." + (i - 1), "1." + i);
            }
        }

        assertThat(severity(version)).isEqualTo(Severity.MAJOR);
        assertThat(severity(promoted)).isEqualTo(Severity.MINOR);
    }

    @Test
    void whatAnItemIsCalledMakesNoPermissionOfItsSettings() {
        assertThat(severity(Example.setting("apps.logo", "a", "a", "b"))).isEqualTo(Severity.MINOR);
        assertThat(severity(Example.at("{env}.yaml", Paths.item("apps", "admin", "logo"), "a", "a", "b")))
                .isEqualTo(Severity.MINOR);
    }

    private static Severity severity(Example example) {
        return findings(example).getFirst().severity();
    }

    private static List<String> order(Example... examples) {
        return findings(examples).stream()
                .map(finding -> finding.address().path())
                .toList();
    }

    private static List<Finding> findings(Example... examples) {
        return Causes.findings(Stream.of(examples).map(Example::told).toList());
    }
}
