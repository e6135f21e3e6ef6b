package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.ReportOutput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a person does with the repository of the demonstration, from the first audit to a gate.
@ExtendWith(StoryConsole.class)
final class PaymentStoryTest {

    private static final String KEY = "PAYMENT_GATEWAY_TIMEOUT_MS";

    private final Console console;

    PaymentStoryTest(Console console) {
        this.console = console;
    }

    @Test
    void auditTellsTheLostFixWithBothAuthorsAndWhatToDo() {
        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains(KEY, "10000", "3000", "config/stage.yaml:11", "config/prod.yaml:11")
                .contains("Ben Okafor", "2026-11-12", "Priya Natarajan", "2026-09-19", "a fix was undone")
                .contains("stage looks deliberate (10000)", "do: config/prod.yaml:11: 3000 -> 10000");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void auditInJsonIsOneDocument() {
        assertThat(console.run("audit", "--format", "json")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .startsWith("{\n  \"version\": 1,\n  \"command\": \"audit\"")
                .endsWith("}\n")
                .contains("\"lostFix\": true", "\"onceEqual\": true");
    }

    @Test
    void whyTellsEveryChangeOfTheValue() {
        assertThat(console.run("why", KEY)).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("Ada Marsh", "Priya Natarajan", "Tomas Lind", "Ben Okafor");
    }

    @Test
    void whyOfAKeyThatNobodyHasNamesTheNearest() {
        assertThat(console.run("why", "PAYMENT_GATEWAY_TIMEOUT")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("no environment has a key 'PAYMENT_GATEWAY_TIMEOUT'; near it: " + KEY);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void diffOfTwoMomentsTellsWhatChangedBetweenThem() {
        assertThat(console.run("diff", "prod@{2026-10-20}", "prod")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains(KEY, "prod@{now} changed", "Ben Okafor")
                .doesNotContain("replicas", "LOG_LEVEL");
    }

    @Test
    void diffWithAnEnvironmentOfThePastTellsWhoMovedUntilThen() {
        console.run("diff", "stage", "prod@{2026-10-20}");
        assertThat(console.out()).contains("prod@{2026-10-20}").doesNotContain("Ben Okafor");
    }

    @Test
    void aDayThatHasNotComeIsAMistake() {
        assertThat(console.run("diff", "prod@{2031-01-01}", "prod")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("@{2031-01-01} has not come yet");
    }

    @Test
    void diffOfEqualMomentsFindsNothing() {
        assertThat(console.run("diff", "prod@{HEAD~4}", "prod")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void checkFailsUntilTheFindingIsFixed() {
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);

        console.change("config/prod.yaml", "TIMEOUT_MS: 3000", "TIMEOUT_MS: 10000");

        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void firstContractExplainsWhatIsExpectedAndNothingElse() {
        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);

        assertThat(console.read("config/expected-env-diff.yaml"))
                .contains("LOG_LEVEL", "replicas")
                .doesNotContain(KEY);
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains(KEY, "5 expected");
    }

    @Test
    void baselineAcceptsTodayAndFailsForWhateverComesNew() {
        assertThat(console.run("contract", "init", "--baseline")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("contract", "lint")).isEqualTo(Exit.CLEAN);

        console.change("config/prod.yaml", "PAYMENT_RETRIES: 3", "PAYMENT_RETRIES: 5");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("PAYMENT_RETRIES", "config/prod.yaml:12")
                .doesNotContain(KEY);
    }

    @Test
    void exceptionCoversTodaysValuesOnlyAndEndsByItself() {
        console.run("contract", "init", "--baseline");

        var later = console.on(Console.TODAY.plus(Duration.ofDays(91)));
        assertThat(later.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(later.out()).contains(KEY);
        assertThat(later.run("contract", "lint")).isEqualTo(Exit.FINDINGS);
        assertThat(later.out()).contains("expired");

        console.change("config/prod.yaml", "TIMEOUT_MS: 3000", "TIMEOUT_MS: 2000");
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void oneFindingIsAcceptedByTheBeginningOfItsFingerprint() {
        console.run("contract", "init");
        var fingerprint = "f39ffa00";

        assertThat(console.run("contract", "add", fingerprint)).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--reason is needed");
        assertThat(console.run("contract", "add", fingerprint, "--reason", "until the gateway moves"))
                .isEqualTo(Exit.CLEAN);

        assertThat(console.read("config/expected-env-diff.yaml"))
                .contains("kim@example.com", "until the gateway moves", "until: 2027-02-19");
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void codeOwnersAnswerForWhatIsAccepted() {
        console.write("CODEOWNERS", "config/ @payments-team\n");
        console.run("contract", "init", "--baseline");

        assertThat(console.read("config/expected-env-diff.yaml")).contains("@payments-team");
    }

    @Test
    void aSecondInitTouchesNothing() {
        console.run("contract", "init");
        var before = console.read("config/expected-env-diff.yaml");

        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("says all of it already");
        assertThat(console.read("config/expected-env-diff.yaml")).isEqualTo(before);
    }

    @Test
    void allThatIsWrongWithAContractIsToldInOneRun() {
        console.write("config/expected-env-diff.yaml", """
            rules:
              - match: "LOG_LEVEL"
                alow: any
              - match: "PAYMENT_RETRIES"
                allow: {prodd: 3}
            """);

        assertThat(console.run("check")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err())
                .contains("'alow' is no key of a rule", "'prodd' is no environment of this repository");
    }

    @Test
    void contractOfTheSeedIsKeptToTheLetter() {
        console.write("config/expected-env-diff.yaml", """
            expected_differences:
              LOG_LEVEL: {staging: debug, production: warn}
            """);
        console.run("contract", "explain", "LOG_LEVEL");
        assertThat(console.out()).contains("stage: debug, prod: warn", "today: as agreed");

        console.change("config/prod.yaml", "LOG_LEVEL: warn", "LOG_LEVEL: debug");
        console.run("check");

        assertThat(console.out()).contains("violation", "the contract allows warn in", "expected-env-diff.yaml:2");
    }

    @Test
    void mistakesOfTheContractAreToldAllAtOnceWithTheirPlaces() {
        console.write("config/expected-env-diff.yaml", """
            rules:
              - match: LOG_LEVEL
                allow: {stagging: debug}
              - match: replicas
                must: growing
            exceptions:
              - match: A
                value: 1
            """);

        assertThat(console.run("check")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("config/expected-env-diff.yaml:5", "config/expected-env-diff.yaml:7");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void environmentsThatNobodyHasAreAMistake() {
        console.write("config/expected-env-diff.yaml", """
            expected_differences:
              LOG_LEVEL: {stagge: debug, prod: warn}
            """);

        assertThat(console.run("check")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config/expected-env-diff.yaml:2", "did you mean 'stage'?");
    }

    @Test
    void sinceACommitOnlyWhatWasAddedIsJudgedAndWhatWasClosedIsNamed() {
        console.change("config/prod.yaml", "PAYMENT_RETRIES: 3", "PAYMENT_RETRIES: 5")
                .commit("Retry more often");
        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("PAYMENT_RETRIES").doesNotContain(KEY);

        console.change("config/prod.yaml", "PAYMENT_RETRIES: 5", "PAYMENT_RETRIES: 3");
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("Closed since HEAD: 1", "PAYMENT_RETRIES");
        assertThat(console.run("check", "--since", "HEAD", "--format", "json"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"closed\": [");
        assertThat(console.run("check", "--since", "no-such-branch")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void baselineFileLeavesOutWhatItKnewWithTheSameValues() {
        console.run("audit", "--format", "json", "--output", "known.json");

        assertThat(console.run("check", "--baseline", "known.json")).isEqualTo(Exit.CLEAN);
        console.change("config/prod.yaml", "TIMEOUT_MS: 3000", "TIMEOUT_MS: 2000");
        assertThat(console.run("check", "--baseline", "known.json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.run("check", "--baseline", "config/prod.yaml")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void aMistakeLeavesAnEarlierReportAlone() {
        console.run("audit", "--format", "json", "--output", "known.json");
        var before = console.read("known.json");

        assertThat(console.run("check", "--since", "nowhere", "--output", "known.json"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.read("known.json")).isEqualTo(before);
    }

    @Test
    void onlyWhatMattersEnoughFails() {
        console.change("config/prod.yaml", "TIMEOUT_MS: 3000", "TIMEOUT_MS: 10000")
                .change("config/prod.yaml", "PAYMENT_CURRENCY: EUR", "PAYMENT_CURRENCY: SEK");

        assertThat(console.run("check", "--fail-on", "critical")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.run("check", "--fail-on", "terrible")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void lastChangesOfProductionTellWhereEachHadBeenBefore() {
        console.change("config/stage.yaml", "PAYMENT_RETRIES: 3", "PAYMENT_RETRIES: 5")
                .commit("Try five retries");
        var later = console.on(Console.TODAY.plus(Duration.ofDays(12)));
        later.change("config/prod.yaml", "PAYMENT_RETRIES: 3", "PAYMENT_RETRIES: 5")
                .commit("Retry five times");

        assertThat(later.run("audit", "--last")).isEqualTo(Exit.CLEAN);

        assertThat(later.out())
                .contains("The last 3 changes that reached prod", "prod: 3 -> 5", "stage had held it for 12 days")
                .contains("prod: 10000 -> 3000", "stage had held it until 2026-10-11, and no longer did")
                .contains("Straight to production");
        assertThat(later.run("audit", "--last", "1", "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(later.out()).contains("\"tried\": true").doesNotContain("Ben Okafor");
        assertThat(later.run("audit", "--last", "none")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void aFolderInTheRepositoryIsHeldAgainstItsContract() {
        console.run("contract", "init", "--baseline");

        assertThat(console.below("config").run("check")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void everyFormatIsWritten() {
        for (var format : ReportOutput.FORMATS) {
            assertThat(console.run("check", "--format", format)).isEqualTo(Exit.FINDINGS);
            assertThat(console.out()).containsPattern("TIMEOUT(_|&#95;)MS");
        }
    }
}
