package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.ReportOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `check` says where only what is new is asked for, and of changes that nobody has committed yet.
@ExtendWith(StoryConsole.class)
final class GateTest {

    private final Console console;

    GateTest(Console console) {
        this.console = console;
    }

    @Test
    void whatWasThereBeforeIsLeftOutAndIsNotCalledDeclared() {
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .startsWith("Nothing new since HEAD; 1 known difference left out")
                .doesNotContain("declared or expected");

        console.run("check", "--since", "HEAD", "--format", "json");
        assertThat(console.out()).contains("\"known\": 1");
    }

    @Test
    void whatIsNewIsToldBesideWhatWasKnown() {
        console.change("config/prod.yaml", "PAYMENT_RETRIES: 3", "PAYMENT_RETRIES: 5");

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .startsWith("1 difference nobody declared, new since HEAD")
                .contains("Known before, and left out: 1")
                .contains("prod changed just now (2026-11-21): not committed yet")
                .doesNotContain("Not Committed Yet", "00000000");
    }

    @Test
    void aBaselineLeavesOutAsACommitDoes() {
        console.run("audit", "--format", "json", "--output", "known.json");

        console.run("check", "--baseline", "known.json");

        assertThat(console.out()).startsWith("Nothing new since the baseline; 1 known difference left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "html", "sarif", "json"})
    void whatAChangeClosesIsNamedInEveryFormat(String format) {
        console.change("config/prod.yaml", "TIMEOUT_MS: 3000", "TIMEOUT_MS: 10000");

        assertThat(console.run("check", "--since", "HEAD", "--format", format)).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .containsPattern(format.equals("json") ? "\"closed\": \\[" : "Closed since HEAD")
                .containsPattern("TIMEOUT(_|&#95;)MS");
    }

    @Test
    void anEmptyNameOfACommitIsAMistakeAndNotNone() {
        assertThat(console.run("check", "--since", "")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("--since takes REF, not an empty text");
        assertThat(console.run("check", "--baseline", "")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void theAnswerOfAnotherCommandIsNoBaseline() {
        console.run("diff", "stage", "prod", "--format", "json", "--output", "diff.json");

        assertThat(console.run("check", "--baseline", "diff.json")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("diff.json: it is not the JSON of an audit or a check");
    }

    @Test
    void aValueThatMovedOnSinceItsCommitIsNotThatCommits() {
        console.change("config/prod.yaml", "PAYMENT_RETRIES: 3", "PAYMENT_RETRIES: 5")
                .commit("Retry more often")
                .change("config/prod.yaml", "PAYMENT_RETRIES: 5", "PAYMENT_RETRIES: 9");

        console.run("check", "--since", "HEAD");

        assertThat(console.out()).contains("\"Retry more often\"", "prod's 9 is not committed yet");
    }

    @Test
    void whereAContractIsThereItSaysHowToAddToIt() {
        console.write("config/expected-env-diff.yaml", """
            expected_differences:
              LOG_LEVEL: {staging: debug, production: warn}
            """);

        console.run("check");

        assertThat(console.out()).contains("Accept 4 expected differences with 4 rules: fairway contract init");
        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aNameOfTheEnvironmentInAValueNeverWasEqual() {
        console.write("config/expected-env-diff.yaml", """
            expected_differences:
              LOG_LEVEL: {staging: debug, production: warn}
            """);

        console.run("check");

        assertThat(console.out()).startsWith("5 differences nobody declared, 1 of them once equal");
    }

    @Test
    void whatIsEqualTodayIsNotToldAsOnceEqual() {
        for (var file : List.of("config/stage.yaml", "config/prod.yaml")) {
            console.change(file, "PAYMENT_RETRIES: 3", "PAYMENT_RETRIES: 3\nADMIN_TOKEN: changeme");
        }

        console.run("check");

        assertThat(console.out()).startsWith("2 differences nobody declared, 1 of them once equal");
    }

    @Test
    void theTextOfAGateWithoutAContractDrawsUpNoRules() {
        console.run("check");
        assertThat(console.out()).contains("There is no contract yet").doesNotContain("Accept 5 expected");

        console.run("check", "--all");
        assertThat(console.out()).contains("Accept 5 expected differences with 5 rules");

        console.run("check", "--format", "json");
        assertThat(console.out()).containsPattern("\"proposals\": \\[\\s*\\{");
    }

    @Test
    void whatAPartOfTheRepositoryDoesNotNeedIsNotStale() {
        console.write("queue/stage.yaml", "depth: 3\n")
                .write("queue/prod.yaml", "depth: 9\n")
                .write("config/expected-env-diff.yaml", """
                    rules:
                      - {match: "queue/{env}.yaml#depth", must: increase, reason: growth}
                      - {match: LOG_LEVEL, allow: {stage: debug, prod: warn}, reason: so}
                      - {match: GONE, allow: any, reason: so}
                    """)
                .commit("Agree");

        console.run("check");
        assertThat(console.out()).contains("Stale in the contract: GONE");

        console.run("check", "config");
        assertThat(console.out()).doesNotContain("Stale in the contract");
    }

    @Test
    void placesInSarifAreTheRepositorysWhateverFolderIsChecked() {
        assertThat(console.run("check", "config", "--format", "sarif")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out()).contains("\"uri\": \"config/prod.yaml\"");
    }

    @Test
    void aFileThatIsMissingIsAWholeFileInEveryFormat() {
        console.write("queue/stage/limits.yaml", "depth: 3\n")
                .write("queue/prod/limits.yaml", "depth: 3\n")
                .write("queue/prod/routes.yaml", "one: 1\ntwo: 2\n");

        for (var format : ReportOutput.FORMATS) {
            console.run("audit", "--format", format);
            if (!format.equals("json")) {
                assertThat(console.out()).contains("whole file").doesNotContain("{}");
            }
        }
    }
}
