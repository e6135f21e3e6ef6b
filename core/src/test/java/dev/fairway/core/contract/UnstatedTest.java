package dev.fairway.core.contract;

import static dev.fairway.core.contract.Contracts.ROUTE;
import static dev.fairway.core.contract.Contracts.TODAY;
import static dev.fairway.core.contract.Contracts.allowing;
import static dev.fairway.core.contract.Contracts.brief;
import static dev.fairway.core.contract.Contracts.everywhere;
import static dev.fairway.core.contract.Contracts.exact;
import static dev.fairway.core.contract.Contracts.held;
import static dev.fairway.core.contract.Contracts.must;
import static dev.fairway.core.contract.Contracts.text;
import static dev.fairway.core.contract.Contracts.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class UnstatedTest {

    private static final SequencedMap<String, Held> WITHOUT = held("dev", "debug", "stage", "debug");
    private static final SequencedMap<String, Held> WITH = held("dev", "debug", "prod", "warn");

    @Test
    void aRuleOfProductionThatWasHeldAgainstOthersOnlyIsTold() {
        assertThat(unstated(brief("LEVEL", "stage", "debug", "production", "warn"), List.of(WITHOUT)))
                .isEqualTo(Map.of(List.of("prod"), List.of("LEVEL")));
    }

    @Test
    void productionIsNotMissedWhereAnyAddressHasItNorWhereNothingIsSaidOfIt() {
        var rule = brief("LEVEL", "stage", "debug", "prod", "warn");
        assertThat(unstated(rule, List.of(WITHOUT, WITH))).isEmpty();
        assertThat(unstated(rule, List.of())).isEmpty();
        assertThat(unstated(brief("LEVEL", "dev", "debug"), List.of(WITHOUT))).isEmpty();
        assertThat(unstated(until(rule, TODAY.minusDays(1)), List.of(WITHOUT))).isEmpty();
        var absent = new LinkedHashMap<String, Allowed>();
        absent.put("prod", new Allowed.OneOf(List.of(exact("warn"), new Allowed.Absent())));
        assertThat(unstated(allowing("LEVEL", absent), List.of(WITHOUT))).isEmpty();
    }

    @Test
    void aRuleOfWhichOneEnvironmentAloneIsLeftWasWrittenForProductionToo() {
        assertThat(alone(brief("LEVEL", "stage", "debug", "prod", "warn"), "debug"))
                .isEqualTo(Map.of(List.of("prod"), List.of("LEVEL")));
        assertThat(alone(everywhere("LEVEL", new Allowed.Template("at-{env}")), "at-stage"))
                .isEqualTo(Map.of(List.of("prod"), List.of("LEVEL")));
        assertThat(alone(must("config/{env}.yaml#LEVEL", Must.INCREASE), "3"))
                .isEqualTo(Map.of(List.of("prod"), List.of("config/{env}.yaml#LEVEL")));
    }

    /// Its file got another name, or theirs: each stands alone.
    @Test
    void productionBesideWhichNobodyIsLeftIsComparedWithNothing() {
        var level = brief("LEVEL", "stage", "debug", "prod", "warn");
        assertThat(alone(level, Map.of("prod", "warn"))).isEqualTo(Map.of(List.of("prod"), List.of("LEVEL")));
        assertThat(alone(level, Map.of("stage", "debug", "prod", "warn")))
                .isEqualTo(Map.of(List.of("prod"), List.of("LEVEL")));
        assertThat(alone(must("config/{env}.yaml#LEVEL", Must.CORRESPOND), Map.of("prod", "at-prod")))
                .isEqualTo(Map.of(List.of("prod"), List.of("config/{env}.yaml#LEVEL")));
        assertThat(alone(must("config/{env}.yaml#LEVEL", Must.DIFFER), Map.of("prod", "at-prod")))
                .isEmpty();
    }

    /// What it says there only production had.
    @Test
    void aFileThatIsLeftAloneIsOneOfWhichTheContractSpeaks() {
        var rule = brief("config/{env}.yaml#ONLY", "prod", "warn");
        var contract = new Contract(List.of(rule, brief("config/*.yaml#ONLY", "prod", "warn")), List.of());
        var book = RuleBook.of(contract, ROUTE);
        assertThat(book.inFile("mail/{env}.yaml").isEmpty()).isTrue();
        var lone = new Lone(
                new Address("", "config/{env}.yaml", ""),
                book.inFile("config/{env}.yaml"),
                ROUTE.find("stage").orElseThrow(),
                text(""));

        assertThat(Unstated.of(contract, List.of(), List.of(lone), ROUTE, TODAY))
                .isEqualTo(Map.of(List.of("prod"), List.of("config/{env}.yaml#ONLY")));
    }

    @Test
    void whatMerelyHasAKeyOfThatNameIsNotWhatTheRuleWasWrittenFor() {
        assertThat(alone(brief("LEVEL", "stage", "debug", "prod", "warn"), "trace"))
                .isEmpty();
        assertThat(alone(must("LEVEL", Must.INCREASE), "3")).isEmpty();
        assertThat(alone(must("**#LEVEL", Must.INCREASE), "3")).isEmpty();
        assertThat(alone(brief("config/{env}.yaml#LEVEL", "stage", "debug"), "debug"))
                .isEmpty();
    }

    /// Stage states it, and nobody beside it.
    private static Map<List<String>, List<String>> alone(Rule rule, String value) {
        return alone(rule, Map.of("stage", value));
    }

    private static Map<List<String>, List<String>> alone(Rule rule, Map<String, String> values) {
        var contract = new Contract(List.of(rule), List.of());
        var address = new Address("", "config/{env}.yaml", "LEVEL");
        var named = RuleBook.of(contract, ROUTE).named(address);
        var lone = values.entrySet().stream()
                .map(entry ->
                        new Lone(address, named, ROUTE.find(entry.getKey()).orElseThrow(), text(entry.getValue())))
                .toList();
        return Unstated.of(contract, List.of(), lone, ROUTE, TODAY);
    }

    private static Map<List<String>, List<String>> unstated(Rule rule, List<SequencedMap<String, Held>> rows) {
        var contract = new Contract(List.of(rule), List.of());
        var book = RuleBook.of(contract, ROUTE);
        var address = new Address("", "config/{env}.yaml", "LEVEL");
        var judged = rows.stream()
                .map(row -> new Judged(
                        address,
                        book.named(address),
                        Judge.judge(book, address, row, TODAY),
                        true,
                        List.copyOf(row.sequencedKeySet())))
                .toList();
        return Unstated.of(contract, judged, List.of(), ROUTE, TODAY);
    }
}
