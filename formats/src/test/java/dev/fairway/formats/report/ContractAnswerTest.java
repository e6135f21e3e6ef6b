package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.contract.ContractAnswer;
import dev.fairway.core.contract.ContractAnswer.Explained;
import dev.fairway.core.contract.ContractAnswer.Linted;
import dev.fairway.core.contract.ContractAnswer.Told;
import dev.fairway.core.contract.ContractAnswer.Written;
import dev.fairway.core.contract.Explanation;
import dev.fairway.core.contract.Explanation.Clause;
import dev.fairway.core.contract.LintFault;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.contract.ValueType;
import dev.fairway.core.report.Report;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContractAnswerTest {

    private static final Place PLACE = new Place(Source.of("config/expected-env-diff.yaml"), 9, 5);
    private static final LocalDate END = LocalDate.of(2026, 12, 31);

    @Test
    void whatIsWrittenHoldsToThePublishedSchema() {
        for (var answer : List.of(written(), linted(), explained())) {
            assertThat(SchemaCheck.faults("contract-commands", json(answer))).isEmpty();
        }
        assertThat(SchemaCheck.faults("contract-commands", json(linted()).replace("stale", "stael")))
                .isNotEmpty();
    }

    @Test
    void theToolsHoldToTheirSchema() {
        var documents = List.of(
                json(out -> ToolsJson.demo("/tmp/a", "/tmp/a/report.html", out)),
                json(out -> ToolsJson.schemas(SchemaFiles.list(), out)),
                json(out -> ToolsJson.doctor(List.of(new ToolsJson.Check(true, "git", "/usr/bin/git")), out)),
                json(out -> ToolsJson.completion("complete -F x fairway", out)));
        for (var document : documents) {
            assertThat(SchemaCheck.faults("tools", document)).isEmpty();
        }
    }

    @Test
    void everySchemaIsThere() {
        assertThat(SchemaFiles.list())
                .extracting(SchemaFiles.Schema::name)
                .containsExactly(
                        "contract",
                        "contract-commands",
                        "discovery",
                        "evidence-commands",
                        "last",
                        "ledger-commands",
                        "project",
                        "release-commands",
                        "release-file",
                        "report",
                        "tools",
                        "why");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 160})
    void textFitsTheTerminal(int width) {
        for (var answer : List.of(written(), linted(), explained())) {
            var text = ContractText.render(answer, new TextOptions(width, Style.PLAIN, false));
            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
            assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e");
        }
    }

    @Test
    void whatWasWrittenIsCountedAndItsFirstRulesAreShown() {
        assertThat(ContractText.render(written(), TextOptions.plain()))
                .startsWith("config/expected-env-diff.yaml: 2 rules for 41 expected differences, 12 exceptions until"
                        + " 2026-12-31.")
                .contains("23  **#*_URL", "hosts name their environment", "@team-payments", "and 2 more exceptions")
                .contains("1 difference left");
    }

    @Test
    void rulesThatSayTheSameOfSeveralKeysAreOne() {
        var twice = new ArrayList<Report.Proposal>();
        for (var match : List.of("A_URL", "B_URL", "C_URL")) {
            twice.add(new Report.Proposal(match, "", new LinkedHashMap<>(Map.of("prod", "any")), "", 2, "hosts"));
        }
        var written = new Written("contract init", "contract.yaml", true, twice, List.of(), 0, List.of());

        assertThat(ContractText.render(written, TextOptions.plain()))
                .contains("1 rule for 6 expected differences", "6  A_URL and 2 more keys: hosts");
    }

    @Test
    void nothingNewIsSaidInOneLine() {
        var same = new Written("contract init", "contract.yaml", false, List.of(), List.of(), 0, List.of());

        assertThat(ContractText.render(same, TextOptions.plain())).startsWith("contract.yaml says all of it already.");
    }

    @Test
    void aClauseIsToldWithPlaceOwnerAndEnd() {
        assertThat(ContractText.render(explained(), new TextOptions(200, Style.PLAIN, false)))
                .contains("rule LOG_LEVEL (config/expected-env-diff.yaml:9): type enum; stage: debug, prod: warn;")
                .contains("owner @team-payments; ended 2026-12-31; because: less noise", "today: as agreed");
    }

    private static Written written() {
        var exceptions = new ArrayList<TimedException>();
        for (var i = 0; i < 12; i++) {
            exceptions.add(new TimedException(
                    "config/{env}.yaml#A_RATHER_LONG_KEY_" + i + "." + SampleReport.HOSTILE,
                    List.of("prod"),
                    Optional.empty(),
                    new LinkedHashMap<>(),
                    "@team-payments",
                    "was there when the contract began",
                    END,
                    PLACE));
        }
        return new Written(
                "contract init",
                "config/expected-env-diff.yaml",
                true,
                SampleReport.audit().proposals(),
                exceptions,
                1,
                List.of("nothing of stage could be read"));
    }

    private static Linted linted() {
        return new Linted(
                List.of("config/expected-env-diff.yaml"),
                4,
                2,
                List.of(new LintFault(
                        LintFault.Kind.STALE,
                        PLACE,
                        "'config/**#LEGACY_ENDPOINT' matches nothing " + SampleReport.HOSTILE)));
    }

    private static Explained explained() {
        var allowed = new LinkedHashMap<>(Map.of("stage", "debug"));
        allowed.put("prod", "warn");
        var clause = new Clause(
                "LOG_LEVEL",
                PLACE,
                allowed,
                Optional.of(ValueType.ENUM),
                Optional.empty(),
                "less noise",
                "@team-payments",
                Optional.of(END),
                false,
                true);
        var address = SampleReport.address("config/{env}.yaml", "LOG_LEVEL");
        return new Explained(
                "LOG_LEVEL",
                List.of(
                        new Told(
                                address,
                                PaymentStory.values(),
                                Optional.of(new Explanation(address, List.of(clause))),
                                "as agreed"),
                        new Told(address, PaymentStory.values(), Optional.empty(), "there is no contract")));
    }

    private static String json(ContractAnswer answer) {
        return json(out -> ContractJson.write(answer, out));
    }

    private static String json(java.util.function.Consumer<java.io.OutputStream> writing) {
        var out = new ByteArrayOutputStream();
        writing.accept(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
