package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.summary;
import static dev.fairway.formats.evidence.Readings.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.evidence.EvidenceKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SarifReaderTest {

    private static final String DRIVER = """
        {"driver": {"name": "Linter", "rules": [
          {"id": "X1", "defaultConfiguration": {"level": "error"}},
          {"id": "X2", "defaultConfiguration": {"level": "note"}},
          {"id": "X3"}]},
         "extensions": [{"name": "more", "rules": [{"id": "Y1", "defaultConfiguration": {"level": "error"}}]}]}
        """;

    private static String log(String results) {
        return run("\"results\": [%s], \"tool\": %s".formatted(results, DRIVER));
    }

    private static String run(String members) {
        return """
            {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{%s}]}
            """.formatted(members);
    }

    @Test
    void resultsAreCountedByLevel() {
        var summary = summary(log("""
            {"ruleId": "X3", "level": "error"}, {"ruleId": "X3"}, {"ruleId": "X3", "level": "note"},
            {"ruleId": "X3", "level": "none"}, {"ruleId": "X3", "kind": "pass"}
            """));
        assertThat(summary.kind()).isEqualTo(EvidenceKind.SARIF);
        assertThat(summary.counts().toString())
                .isEqualTo("{error=1, warning=1, note=1, none=2, suppressed=0, known=0}");
        assertThat(summary.makers()).containsExactly("Linter");
        assertThat(summary.headline()).isEqualTo("Linter found 1 error, 1 warning and 1 note");
    }

    @Test
    void aScanThatFoundNothingPassed() {
        assertThat(told(log(""))).isEqualTo("PASSED Linter found nothing");
    }

    @Test
    void aResultWithoutLevelHasThatOfItsRule() {
        for (var rule : new String[] {
            "\"ruleId\": \"X1\"",
            "\"ruleId\": \"X1/case\"",
            "\"ruleIndex\": 0",
            "\"rule\": {\"id\": \"X1\"}",
            "\"rule\": {\"index\": 0}",
            "\"rule\": {\"index\": 0, \"toolComponent\": {\"index\": 0}}",
            "\"ruleId\": \"Y1\"",
        }) {
            assertThat(told(log("{%s}".formatted(rule)))).as(rule).isEqualTo("FAILED Linter found 1 error");
        }
        assertThat(told(log("{\"ruleId\": \"X2\"}"))).isEqualTo("PASSED Linter found 1 note");
        assertThat(told(log("{\"ruleId\": \"unheard-of\"}"))).isEqualTo("WARNED Linter found 1 warning");
    }

    @Test
    void anOverrideMakesARuleGraver() {
        var override = """
            "invocations": [{"executionSuccessful": true, "ruleConfigurationOverrides": [
              {"descriptor": {"id": "X3"}, "configuration": {"level": "error"}}]}],
            "results": [{"ruleId": "X3"}], "tool":\
            """;
        assertThat(told(run(override + DRIVER))).isEqualTo("FAILED Linter found 1 error");
    }

    @Test
    void whatIsSuppressedDoesNotFail() {
        assertThat(told(log("{\"level\": \"error\", \"suppressions\": [{\"kind\": \"inSource\"}]}")))
                .isEqualTo("PASSED Linter found nothing, 1 suppressed");
    }

    @Test
    void aSuppressionUnderReviewDoesNotCount() {
        for (var status : new String[] {"underReview", "rejected"}) {
            var suppressions =
                    "[{\"kind\": \"inSource\"}, {\"kind\": \"external\", \"status\": \"%s\"}]".formatted(status);
            assertThat(told(log("{\"level\": \"error\", \"suppressions\": %s}".formatted(suppressions))))
                    .startsWith("FAILED");
        }
        assertThat(told(log("{\"level\": \"error\", \"suppressions\": []}"))).startsWith("FAILED");
        assertThat(told(log("{\"level\": \"error\", \"suppressions\": [true]}")))
                .startsWith("FAILED");
    }

    @Test
    void whatABaselineHasDoesNotFail() {
        assertThat(told(log("{\"level\": \"error\", \"baselineState\": \"unchanged\"}, "
                        + "{\"level\": \"error\", \"baselineState\": \"absent\"}")))
                .isEqualTo("PASSED Linter found nothing, 2 known before");
        assertThat(told(log("{\"level\": \"error\", \"baselineState\": \"updated\"}")))
                .startsWith("FAILED");
        assertThat(told(log("{\"level\": \"error\", \"baselineState\": \"new\"}")))
                .startsWith("FAILED");
    }

    @Test
    void aRunThatBrokeOffFailed() {
        assertThat(told(run(
                        "\"invocations\": [{\"executionSuccessful\": false}], \"results\": [], \"tool\": " + DRIVER)))
                .isEqualTo("FAILED Linter found nothing; 1 run did not end well");
    }

    @Test
    void itIsAsOldAsItsOldestRun() {
        var run = """
            {"tool": {"driver": {"name": "%s"}}, "results": [], "invocations": [
              {"executionSuccessful": true, "endTimeUtc": "%s"}]}\
            """;
        var log = "{\"version\": \"2.1.0\", \"runs\": [%s, %s]}";
        var summary = summary(log.formatted(
                run.formatted("B", "2026-11-27T10:00:00.250Z"), run.formatted("A", "2026-11-26T10:00:00Z")));
        assertThat(summary.ended()).contains(Instant.parse("2026-11-26T10:00:00Z"));
        assertThat(summary.makers()).containsExactly("A", "B");
        assertThat(summary(log.formatted(run.formatted("A", "2026-11-27T10:00:00"), run.formatted("A", "x")))
                        .ended())
                .as("without a zone")
                .isEmpty();
    }

    @Test
    void aRunThatProvesNothingIsRefused() {
        assertThat(told("{\"version\": \"2.1.0\", \"runs\": []}"))
                .isEqualTo("REFUSED it holds no run, so that it proves nothing");
        assertThat(told(run("\"results\": []"))).isEqualTo("REFUSED run 1 does not name its tool");
        assertThat(told(run("\"results\": [], \"tool\": {\"driver\": {}}")))
                .isEqualTo("REFUSED run 1 does not name its tool");
        for (var results : new String[] {"\"results\": null,", "\"results\": {},", ""}) {
            assertThat(told(run(results + "\"tool\": " + DRIVER)))
                    .isEqualTo("REFUSED run 1 has no list of results, so that nothing says that it looked");
        }
    }

    @Test
    void resultsThatAreElsewhereAreRefused() {
        assertThat(told(run("\"externalPropertyFileReferences\": {\"results\": [{\"location\": {}}]}, \"results\": [], "
                        + "\"tool\": " + DRIVER)))
                .isEqualTo("REFUSED run 1 keeps results in other files");
        assertThat(told("{\"version\": \"2.1.0\", \"inlineExternalProperties\": [], \"runs\": []}"))
                .startsWith("REFUSED it keeps parts of its runs apart");
    }

    @Test
    void whatSarifDoesNotKnowIsRefusedWithItsPlace() {
        assertThat(told(log("{}, {\"level\": \"critical\"}")))
                .isEqualTo("REFUSED result 2 of run 1 has a level that SARIF does not know");
        assertThat(told(log("{\"level\": 7}"))).startsWith("REFUSED result 1 of run 1 has a level");
        assertThat(told(log("[]"))).isEqualTo("REFUSED result 1 of run 1 is no object");
        assertThat(told("{\"version\": \"2.0.0\", \"runs\": [{\"tool\": " + DRIVER + ", \"results\": []}]}"))
                .isEqualTo("REFUSED it is SARIF of another version than 2.1.0");
    }
}
