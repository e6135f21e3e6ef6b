package dev.fairway.core.contract;

import static dev.fairway.core.contract.Contracts.ROUTE;
import static dev.fairway.core.contract.Contracts.TODAY;
import static dev.fairway.core.contract.Contracts.brief;
import static dev.fairway.core.contract.Contracts.exception;
import static dev.fairway.core.contract.Contracts.held;
import static dev.fairway.core.contract.Contracts.together;
import static dev.fairway.core.contract.Contracts.valued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.contract.Judgement.Excepted;
import dev.fairway.core.contract.Judgement.NotNamed;
import dev.fairway.core.contract.Judgement.Violated;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.tree.Node;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ExceptionJudgeTest {

    private static final Address TIMEOUT = new Address("", "config/{env}.yaml", "TIMEOUT");
    private static final LocalDate LATER = TODAY.plusDays(12);

    @Test
    void anExceptionCoversTheEnvironmentsThatItNames() {
        var exception = exception("config/{env}.yaml#TIMEOUT", LATER, "prod");
        assertThat(judge(held("dev", "3", "stage", "3", "prod", "10"), exception))
                .isEqualTo(new Excepted(List.of(exception), List.of()));
        assertThat(judge(held("dev", "3", "stage", "10", "prod", "3"), exception))
                .isInstanceOf(NotNamed.class);
    }

    @Test
    void anExceptionWithAValueCoversOnlyThatValue() {
        var exception = valued(exception("TIMEOUT", LATER, "production"), "10");
        assertThat(judge(held("dev", "3", "stage", "3", "prod", "10"), exception))
                .isInstanceOf(Excepted.class);
        assertThat(judge(held("dev", "3", "stage", "3", "prod", "11"), exception))
                .isInstanceOf(NotNamed.class);
    }

    @Test
    void valuesAcceptedTogetherAreReportedAgainWhenOneOfThemChanges() {
        var exception = together("TIMEOUT", "dev", "3", "stage", "absent", "prod", "10");
        assertThat(judge(held("dev", "3", "stage", "-", "prod", "10"), exception))
                .isInstanceOf(Excepted.class);
        assertThat(judge(held("dev", "4", "stage", "-", "prod", "10"), exception))
                .isInstanceOf(NotNamed.class);
        assertThat(judge(held("dev", "3", "stage", "3", "prod", "10"), exception))
                .isInstanceOf(NotNamed.class);
    }

    @Test
    void aValueInWhichASecretWasSealedIsTheSameInTheNextRun() {
        var exception = together("TIMEOUT", "dev", "a", "prod", "b --password=(secret)");
        assertThat(judge(held("dev", "a", "prod", "b --password=fp:9c1e02ab44d1"), exception))
                .isInstanceOf(Excepted.class);
        assertThat(judge(held("dev", "a", "prod", "c --password=fp:9c1e02ab44d1"), exception))
                .isInstanceOf(NotNamed.class);
    }

    @Test
    void anExpiredExceptionNoLongerCoversAndIsNamed() {
        var exception = exception("TIMEOUT", TODAY.minusDays(1), "prod");
        assertThat(judge(held("dev", "3", "stage", "3", "prod", "10"), exception))
                .isEqualTo(new NotNamed(List.of(exception)));
    }

    @Test
    void aBrokenRuleIsAViolationWhereTheExceptionIsForAnotherEnvironment() {
        var rule = brief("TIMEOUT", "stage", "3", "prod", "10");
        var contract = new Contract(List.of(rule), List.of(exception("TIMEOUT", LATER, "stage")));
        assertThat(judge(contract, held("dev", "3", "stage", "4", "prod", "10")))
                .isInstanceOf(Excepted.class);
        assertThat(judge(contract, held("dev", "3", "stage", "3", "prod", "4"))).isInstanceOf(Violated.class);
        assertThat(judge(contract, held("dev", "3", "stage", "4", "prod", "4"))).isInstanceOf(Violated.class);
    }

    @Test
    void aPlaceholderThatAllEnvironmentsHoldCanBeExcusedToo() {
        var book = RuleBook.of(new Contract(List.of(), List.of(exception("TIMEOUT", LATER, "stage", "prod"))), ROUTE);
        var values = held("dev", "changeme", "stage", "changeme", "prod", "changeme");
        assertThat(Judge.excused(book, TIMEOUT, values, List.of("prod"), TODAY)).isPresent();
        assertThat(Judge.excused(book, TIMEOUT, values, List.of("dev", "prod"), TODAY))
                .isEmpty();
    }

    @Test
    void aMissingFileThatWasAcceptedIsReportedAgainWhenItVanishesElsewhere() {
        var file = new Address("", "config/{env}.yaml", "");
        var there = new Held.Present(new Node.Mapping(List.of(), Contracts.PLACE));
        var before = new LinkedHashMap<String, Held>();
        before.put("dev", there);
        before.put("stage", there);
        before.put("prod", new Held.Absent());
        var exceptions = Acceptance.of(
                new Finding(
                        "f",
                        FindingKind.PRESENCE,
                        Verdict.DRIFT,
                        Category.CONFIGURATION,
                        Severity.MAJOR,
                        Optional.empty(),
                        file,
                        before,
                        Optional.empty(),
                        List.of(),
                        true,
                        Optional.empty(),
                        "",
                        List.of(),
                        Optional.empty()),
                "team",
                "baseline",
                LATER,
                Contracts.PLACE);
        var contract = new Contract(List.of(), exceptions);
        assertThat(Judge.judge(contract, file, before, ROUTE, TODAY)).isInstanceOf(Excepted.class);

        var after = new LinkedHashMap<>(before);
        after.put("stage", new Held.Absent());
        assertThat(Judge.judge(contract, file, after, ROUTE, TODAY)).isInstanceOf(NotNamed.class);
    }

    private static Judgement judge(SequencedMap<String, Held> values, TimedException exception) {
        return judge(new Contract(List.of(), List.of(exception)), values);
    }

    private static Judgement judge(Contract contract, SequencedMap<String, Held> values) {
        return Judge.judge(contract, TIMEOUT, values, ROUTE, TODAY);
    }
}
