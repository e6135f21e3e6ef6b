package dev.fairway.core.contract;

import static dev.fairway.core.contract.Contracts.ROUTE;
import static dev.fairway.core.contract.Contracts.TODAY;
import static dev.fairway.core.contract.Contracts.allowing;
import static dev.fairway.core.contract.Contracts.brief;
import static dev.fairway.core.contract.Contracts.everywhere;
import static dev.fairway.core.contract.Contracts.exactly;
import static dev.fairway.core.contract.Contracts.exception;
import static dev.fairway.core.contract.Contracts.held;
import static dev.fairway.core.contract.Contracts.must;
import static dev.fairway.core.contract.Contracts.together;
import static dev.fairway.core.contract.Contracts.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.contract.LintFault.Kind;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ContractLintTest {

    private static final Address LOG_LEVEL = new Address("", "config/{env}.yaml", "LOG_LEVEL");
    private static final SequencedMap<String, Held> DIFFERENT = held("dev", "a", "stage", "a", "prod", "b");
    private static final SequencedMap<String, Held> EQUAL = held("dev", "a", "stage", "a", "prod", "a");

    @Test
    void aRuleThatMatchesNothingOrAllowsWhatNoLongerDiffersIsStale() {
        assertThat(kinds(rules(brief("OTHER", "prod", "b")), DIFFERENT)).containsExactly(Kind.STALE);
        assertThat(kinds(rules(everywhere("LOG_LEVEL", new Allowed.Any())), EQUAL))
                .containsExactly(Kind.STALE);
        assertThat(kinds(rules(everywhere("LOG_LEVEL", new Allowed.Any())), DIFFERENT))
                .isEmpty();
        assertThat(kinds(rules(must("LOG_LEVEL", Must.EQUAL)), EQUAL)).isEmpty();
    }

    @Test
    void whatExpiredIsReportedAndNothingElseAboutIt() {
        assertThat(kinds(rules(until(brief("LOG_LEVEL", "prod", "b"), TODAY.minusDays(1))), DIFFERENT))
                .containsExactly(Kind.EXPIRED);
        var contract = new Contract(List.of(), List.of(exception("LOG_LEVEL", TODAY.minusDays(1), "prod")));
        assertThat(kinds(contract, DIFFERENT)).containsExactly(Kind.EXPIRED);
    }

    @Test
    void anExceptionWhoseAddressIsAFindingIsOutdatedNotStale() {
        var exception = together("LOG_LEVEL", "dev", "a", "stage", "c", "prod", "b");
        var contract = new Contract(List.of(), List.of(exception));
        assertThat(kinds(contract, DIFFERENT)).containsExactly(Kind.OUTDATED);
        assertThat(kinds(contract, EQUAL)).containsExactly(Kind.STALE);
    }

    @Test
    void rulesThatCannotBothBeKeptContradict() {
        var contract = rules(
                allowing("LOG_LEVEL", exactly("dev", "a", "stage", "a", "prod", "b")),
                everywhere("config/**#LOG_LEVEL", Contracts.range("1", "3")));
        assertThat(kinds(contract, DIFFERENT)).contains(Kind.CONTRADICTING);
        var musts = rules(must("LOG_LEVEL", Must.EQUAL), must("config/**#LOG_LEVEL", Must.DIFFER));
        assertThat(kinds(musts, DIFFERENT)).contains(Kind.CONTRADICTING);
        var equal = rules(must("LOG_LEVEL", Must.EQUAL), brief("LOG_LEVEL", "stage", "a", "prod", "b"));
        assertThat(kinds(equal, DIFFERENT)).contains(Kind.CONTRADICTING);
        var fine = rules(brief("LOG_LEVEL", "stage", "a", "prod", "b"), everywhere("LOG_LEVEL", new Allowed.Present()));
        assertThat(kinds(fine, DIFFERENT)).doesNotContain(Kind.CONTRADICTING);
    }

    @Test
    void aRuleBesideWhichOthersDecideEverythingIsShadowed() {
        var contract = rules(
                brief("LOG_LEVEL", "stage", "a", "prod", "b"),
                everywhere("config/{env}.yaml#LOG_LEVEL", new Allowed.Any()));
        assertThat(kinds(contract, DIFFERENT)).containsExactly(Kind.SHADOWED);
    }

    @Test
    void exceptionsWithoutOwnerOrNeedOrEndAreReported() {
        var unowned = new TimedException(
                "LOG_LEVEL",
                List.of("prod"),
                Optional.empty(),
                new LinkedHashMap<>(),
                "unowned",
                "",
                TODAY.plusYears(2),
                Contracts.PLACE);
        assertThat(kinds(new Contract(List.of(), List.of(unowned)), DIFFERENT))
                .containsExactly(Kind.UNOWNED, Kind.UNREASONED, Kind.DISTANT);
        var idle = new Contract(List.of(), List.of(exception("LOG_LEVEL", TODAY.plusDays(1), "prod")));
        assertThat(kinds(idle, EQUAL)).containsExactly(Kind.STALE);
    }

    @Test
    void unknownEnvironmentsAreNamedOnceWithTheNearestName() {
        var contract = rules(brief("A", "prodd", "1", "staging", "2"), brief("B", "prodd", "1"));
        assertThat(ContractChecks.unknownEnvironments(contract, ROUTE))
                .singleElement()
                .asString()
                .isEqualTo("config/expected-env-diff.yaml:3: 'prodd' is no environment of this repository:"
                        + " did you mean 'prod'?");
    }

    @Test
    void theReportSaysHowEachPartWasUsed() {
        var contract = new Contract(
                List.of(brief("LOG_LEVEL", "stage", "a", "prod", "b"), brief("OTHER", "prod", "1")),
                List.of(exception("LOG_LEVEL", TODAY.minusDays(1), "prod")));
        assertThat(use(contract, Map.of(LOG_LEVEL, DIFFERENT)).report(contract, TODAY))
                .extracting(Object::toString)
                .containsExactly(
                        "RuleUse[match=LOG_LEVEL, matched=1, stale=false, expired=false]",
                        "RuleUse[match=OTHER, matched=0, stale=true, expired=false]",
                        "RuleUse[match=LOG_LEVEL, matched=1, stale=false, expired=true]");
    }

    @Test
    void anExplanationUsesTheRepositorysOwnNames() {
        var contract = new Contract(
                List.of(brief("LOG_LEVEL", "staging", "a", "production", "b")),
                List.of(exception("LOG_LEVEL", TODAY.plusDays(3), "production")));
        var clauses = Explanation.of(RuleBook.of(contract, ROUTE), LOG_LEVEL, false, TODAY)
                .clauses();
        assertThat(clauses.getFirst().allowed()).hasToString("{dev=a, stage=a, prod=b}");
        assertThat(clauses.getLast().allowed()).hasToString("{prod=any}");
        assertThat(Explanation.of(RuleBook.of(contract, ROUTE), LOG_LEVEL, true, TODAY)
                        .clauses()
                        .getFirst()
                        .allowed()
                        .values())
                .containsOnly("a value that is not shown");
    }

    @Test
    void keysAreFoundAsContractsMatchThemAndNearestNamesOtherwise() {
        var addresses = List.of(LOG_LEVEL, new Address("", "apps/Deployment/a", "spec.env[name=LOG_LEVEL].value"));
        assertThat(KeySearch.find("LOG_LEVEL", ROUTE, addresses)).hasSize(2);
        assertThat(KeySearch.find("LOG_LEVL", ROUTE, addresses)).isEmpty();
        assertThat(KeySearch.nearest("LOG_LEVL", addresses)).containsExactly("LOG_LEVEL");
    }

    private static Contract rules(Rule... rules) {
        return new Contract(List.of(rules), List.of());
    }

    private static List<Kind> kinds(Contract contract, SequencedMap<String, Held> values) {
        return ContractLint.lint(contract, ROUTE, use(contract, Map.of(LOG_LEVEL, values)), TODAY).stream()
                .map(LintFault::kind)
                .toList();
    }

    private static ContractUse use(Contract contract, Map<Address, SequencedMap<String, Held>> values) {
        var book = RuleBook.of(contract, ROUTE);
        var judged = values.entrySet().stream()
                .map(entry -> new Judged(
                        entry.getKey(),
                        book.named(entry.getKey()),
                        Judge.judge(book, entry.getKey(), entry.getValue(), TODAY),
                        Meaning.groups(entry.getValue(), Hint.NONE).size() > 1,
                        List.copyOf(entry.getValue().sequencedKeySet())))
                .toList();
        return ContractUse.of(contract, judged);
    }
}
