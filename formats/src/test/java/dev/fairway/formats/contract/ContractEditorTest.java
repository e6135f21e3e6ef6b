package dev.fairway.formats.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.contract.Acceptance;
import dev.fairway.core.contract.Judge;
import dev.fairway.core.contract.Judgement;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Fingerprint;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import dev.fairway.core.report.Report;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.contract.ContractEditor.Edit;
import dev.fairway.formats.report.FindingSample;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractEditorTest {

    private static final Source SOURCE = Source.of("config/expected-env-diff.yaml");
    private static final Place PLACE = new Place(SOURCE, 0, 0);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("stage", List.of(), Tier.STAGE)),
            List.of(new Environment("prod", List.of(), Tier.PROD))));
    private static final Address TIMEOUT = new Address("", "config/{env}.yaml", "TIMEOUT_MS");

    @Test
    void aNewFileHasRulesWithReasonsAndExceptionsThatEnd() {
        assertThat(changed("", List.of(proposal()), accepted(number("10000"), number("3000"))))
                .isEqualTo("""
                    # What may differ between the environments, and what each of them may hold.
                    # What nothing here names must be equal. `fairway contract lint` finds what is out of date.

                    rules:
                      - match: "**#spec.replicas"
                        type: integer
                        allow: {stage: 1..2, prod: 3..}
                        reason: scale grows along the route
                        owner: "@org/ops"

                    exceptions:
                      - match: "config/{env}.yaml#TIMEOUT_MS"
                        value: {stage: 10000, prod: 3000}
                        owner: "@org/ops"
                        reason: "baseline: seen today"
                        until: 2027-02-19
                    """);
    }

    @Test
    void anExceptionForTheSameAddressIsRenewed() {
        var existing = """
            exceptions:
              - match: "config/{env}.yaml#OTHER"
                value: {stage: 1, prod: 2}
                owner: a
                reason: other
                until: 2026-12-31
              # the gateway is slow
              - match: config/{env}.yaml#TIMEOUT_MS
                value: {stage: 10000, prod: 5000} # for now
                until: 2026-12-31 # ask again
                reason: 'a hotfix'
                owner: me
              # end
            """;

        assertThat(changed(existing, List.of(), accepted(number("10000"), number("3000"))))
                .isEqualTo(existing.replace("prod: 5000", "prod: 3000")
                        .replace("2026-12-31 # ask", "2027-02-19 # ask")
                        .replace("'a hotfix'", "\"baseline: seen today\"")
                        .replace("owner: me", "owner: \"@org/ops\""));
    }

    @Test
    void anExceptionThatSaysSomethingElseOrIsWrittenOverLinesStays() {
        for (var kept :
                List.of("environments: [prod]\n    value: 5000", "value:\n      stage: 10000\n      prod: 5000")) {
            var existing = "exceptions:\n  - match: config/{env}.yaml#TIMEOUT_MS\n    " + kept
                    + "\n    owner: me\n    reason: a\n    until: 2026-12-31\n";

            assertThat(changed(existing, List.of(), accepted(number("10000"), number("3000"))))
                    .startsWith(existing)
                    .contains("{stage: 10000, prod: 3000}");
        }
    }

    @Test
    void everyOtherByteSurvives() {
        var existing = """
            # our contract

            expected_differences:   # short
              LOG_LEVEL: {stage: debug,   prod: warn}

            exceptions:
            # about the gateway
            - match: OLD   # remember
              owner: me
              reason: |
                a story
                in lines
              until: 2027-01-01
            # the end of exceptions

            rules:
                -   match: "X"
                    allow: any
            # the end
            """;
        var text = changed(existing, List.of(proposal()), accepted(number("1"), number("2")));
        assertThat(text)
                .contains("                  until: 2027-01-01\n- match: \"config/{env}.yaml#TIMEOUT_MS\"\n  value:"
                        .stripLeading());
        assertThat(text).contains("        allow: any\n    - match: \"**#spec.replicas\"\n      type: integer\n");
        assertThat(existing.lines().toList()).isSubsetOf(text.lines().toList());
        assertThat(text).endsWith("# the end\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "---\n# a comment\n",
                "rules: []\nexceptions: []   # none\n",
                "exceptions:\nrules: ~\n",
                "exceptions:\n  - {match: A, owner: me, until: 2027-01-01}\n",
                "exceptions: [{match: A, owner: me, until: 2027-01-01}]\n",
                "exceptions:\r\n  - match: \"\uD83D\uDE00\"\r\n    owner: me\r\n    until: 2027-01-01\r\n",
                "\uFEFFrules:\n  - match: A\n    allow: any",
                "  rules:\n    - match: A\n      allow: any\n",
                "exceptions:\n  - match: A\n    owner: me\n    until: 2027-01-01\n    reason:\n",
            })
    void whateverTheFileLooksLikeWhatIsAddedIsReadBackAndJudged(String existing) {
        var findings = accepted(text("a: \"b\"\n#c"), text("yes"));
        var text = changed(existing, List.of(proposal()), findings);
        var reading = ContractReader.read(SOURCE, text.getBytes(UTF_8));
        assertThat(reading.mistakes()).isEmpty();
        assertThat(Judge.judge(reading.contract(), TIMEOUT, held(text("a: \"b\"\n#c"), text("yes")), ROUTE, TODAY))
                .isInstanceOf(Judgement.Excepted.class);
        assertThat(Judge.judge(reading.contract(), TIMEOUT, held(text("a: \"b\"\n#c"), text("no")), ROUTE, TODAY))
                .isInstanceOf(Judgement.NotNamed.class);
        assertThat(ContractEditor.add(SOURCE, text.getBytes(UTF_8), List.of(proposal()), "", findings, TODAY))
                .isEqualTo(new Edit.Unchanged());
        if (existing.contains("\r\n")) {
            assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        }
    }

    @Test
    void absenceLongTextAndObjectsArePinnedToo() {
        var object = new Held.Present(new Node.Mapping(List.of(new Node.Entry("a", PLACE, text("b"))), PLACE));
        for (var other : List.of(object, new Held.Present(text("x".repeat(1_000))), new Held.Present(text("")))) {
            SequencedMap<String, Held> values = new LinkedHashMap<>();
            values.put("stage", new Held.Absent());
            values.put("prod", other);
            var reading = written(finding(values, List.of()));
            assertThat(Judge.judge(reading.contract(), TIMEOUT, values, ROUTE, TODAY))
                    .isInstanceOf(Judgement.Excepted.class);
            values.put("prod", new Held.Present(text("changed")));
            assertThat(Judge.judge(reading.contract(), TIMEOUT, values, ROUTE, TODAY))
                    .isInstanceOf(Judgement.NotNamed.class);
        }
    }

    @Test
    void aSecretIsExceptedWithoutAValue() {
        SequencedMap<String, Held> values = new LinkedHashMap<>();
        values.put("stage", new Held.Present(new Node.Secret("fp:0123456789ab", PLACE)));
        values.put("prod", new Held.Present(text("visible")));
        var exceptions = Acceptance.of(finding(values, List.of()), "me", "why", TODAY, PLACE);
        assertThat(changed("", List.of(), exceptions)).doesNotContain("fp:").doesNotContain("visible");
        assertThat(Judge.judge(written(finding(values, List.of())).contract(), TIMEOUT, values, ROUTE, TODAY))
                .isInstanceOf(Judgement.Excepted.class);
    }

    @Test
    void addressesWithOneCauseAreListedTogether() {
        var other = new Address("", "config/{env}.yaml", "data[\"a.b\"].X");
        var values = held(number("1"), number("2"));
        var finding = finding(values, List.of(new Member(other, "0", values)));
        var text = changed("", List.of(), Acceptance.of(finding, "me", "why", TODAY, PLACE));
        assertThat(text).contains("""
              - match:
                  - "config/{env}.yaml#TIMEOUT_MS"
                  - "config/{env}.yaml#data[\\"a.b\\"].X"
                value: {stage: 1, prod: 2}
            """);
        assertThat(Judge.judge(written(finding).contract(), other, values, ROUTE, TODAY))
                .isInstanceOf(Judgement.Excepted.class);
    }

    @Test
    void aFileWithMistakesOrInBracesIsLeftAlone() {
        assertThat(ContractEditor.add(
                        SOURCE, "ruls: 1\n".getBytes(UTF_8), List.of(), "", accepted(number("1"), number("2")), TODAY))
                .isInstanceOf(Edit.Refused.class);
        assertThat(ContractEditor.add(
                        SOURCE,
                        "{rules: []}\n".getBytes(UTF_8),
                        List.of(),
                        "",
                        accepted(number("1"), number("2")),
                        TODAY))
                .isInstanceOf(Edit.Refused.class);
        assertThat(ContractEditor.add(
                        SOURCE,
                        "rules: []\n...\n".getBytes(UTF_8),
                        List.of(),
                        "",
                        accepted(number("1"), number("2")),
                        TODAY))
                .isInstanceOfAny(Edit.Refused.class, Edit.Changed.class);
    }

    @Test
    void moreExceptionsThanAContractHoldsAreCalledSo() {
        var one = accepted(number("1"), number("2")).getFirst();
        var many = IntStream.range(0, 60_000)
                .mapToObj(at -> new TimedException(
                        "config/{env}.yaml#KEY_" + at,
                        one.environments(),
                        one.value(),
                        one.values(),
                        one.owner(),
                        "because of " + at,
                        one.until(),
                        PLACE))
                .toList();
        var edit = ContractEditor.add(SOURCE, new byte[0], List.of(), "", many, TODAY);
        assertThat(edit)
                .isInstanceOfSatisfying(
                        Edit.Refused.class,
                        refused -> assertThat(refused.mistakes().getFirst().toString())
                                .contains("60000 exceptions are more than a contract can hold"));
    }

    private static ContractReading written(Finding finding) {
        var text = changed("", List.of(), Acceptance.of(finding, "me", "why", TODAY, PLACE));
        return ContractReader.read(SOURCE, text.getBytes(UTF_8));
    }

    private static String changed(String existing, List<Report.Proposal> proposals, List<TimedException> exceptions) {
        var edit = ContractEditor.add(SOURCE, existing.getBytes(UTF_8), proposals, "@org/ops", exceptions, TODAY);
        assertThat(edit).isInstanceOf(Edit.Changed.class);
        return ((Edit.Changed) edit).text();
    }

    private static Report.Proposal proposal() {
        var allow = new LinkedHashMap<String, String>();
        allow.put("stage", "1..2");
        allow.put("prod", "3..");
        return new Report.Proposal("**#spec.replicas", "integer", allow, "", 4, "scale grows along the route");
    }

    private static List<TimedException> accepted(Node stage, Node prod) {
        return Acceptance.of(
                finding(held(stage, prod), List.of()), "@org/ops", "baseline: seen today", TODAY.plusDays(90), PLACE);
    }

    private static Finding finding(SequencedMap<String, Held> values, List<Member> members) {
        return FindingSample.of(Fingerprint.of(TIMEOUT, FindingKind.VALUE), TIMEOUT, values)
                .members(members)
                .saying("differs");
    }

    private static SequencedMap<String, Held> held(Node stage, Node prod) {
        SequencedMap<String, Held> values = new LinkedHashMap<>();
        values.put("stage", new Held.Present(stage));
        values.put("prod", new Held.Present(prod));
        return values;
    }

    private static Node number(String text) {
        return new Node.Scalar(Kind.NUMBER, text, PLACE);
    }

    private static Node text(String text) {
        return new Node.Scalar(Kind.TEXT, text, PLACE);
    }
}
