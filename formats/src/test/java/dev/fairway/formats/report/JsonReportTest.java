package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.WhyReport;
import dev.fairway.core.tree.Node;
import dev.fairway.formats.report.BaselineReading.Baseline;
import dev.fairway.formats.report.BaselineReading.Unreadable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JsonReportTest {

    @Test
    void theSampleIsWrittenAsTheDesignSays() {
        Golden.check("audit.json", json(true));
    }

    @Test
    void whyIsWrittenAsTheDesignSays() {
        Golden.check("why.json", why(SampleReport.why()));
    }

    @Test
    void whatIsWrittenHoldsToThePublishedSchema() {
        assertThat(SchemaCheck.faults("report", json(true))).isEmpty();
        assertThat(SchemaCheck.faults("report", json(false))).isEmpty();
        assertThat(SchemaCheck.faults("report", json(SampleReport.nothingNew(), true)))
                .isEmpty();
        assertThat(SchemaCheck.faults("why", why(SampleReport.why()))).isEmpty();
        assertThat(SchemaCheck.faults("why", why(new WhyReport("X", List.of(), List.of()))))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoReport() {
        assertThat(SchemaCheck.faults("report", "{\"version\": 1}")).isNotEmpty();
        assertThat(SchemaCheck.faults("report", json(false).replace("\"drift\"", "\"dirft\"")))
                .isNotEmpty();
    }

    @Test
    void whatIsExplainedStandsThereOnlyOnDemand() {
        assertThat(json(true)).contains("\n  \"explained\": [");
        assertThat(json(false)).doesNotContain("\"explained\"");
    }

    @Test
    void numbersStayExactAndTextsOfDigitsStayTexts() {
        assertThat(value(Samples.number("123456789012345678901234567890.5", "a", 1)))
                .isEqualTo("123456789012345678901234567890.5");
        assertThat(value(Samples.number(".inf", "a", 1))).isEqualTo("\".inf\"");
        assertThat(value(Samples.text("3000", "a", 1))).isEqualTo("\"3000\"");
    }

    @Test
    void whatWouldSteerATerminalIsEscaped() {
        assertThat(value(Samples.text("\u001b[31m\u009b2J\u202e\ud800 é 料", "a", 1)))
                .isEqualTo("\"\\u001B[31m\\u009b2J\\u202e\ufffd é 料\"");
    }

    @Test
    void tagsThatNobodySeesAreEscaped() {
        var tags = new String(new int[] {0xE0001, 0xE0041, 0xE007F, 0xF0000, 0x1F600, 'a'}, 0, 6);
        assertThat(value(Samples.text(tags, "a", 1)))
                .isEqualTo("\"\\udb40\\udc01\\udb40\\udc41\\udb40\\udc7f\\udb80\\udc00\ud83d\ude00a\"");
    }

    @Test
    void largeValuesAreCutWithAMark() {
        assertThat(value(Samples.list("a", 1, numbers(5_000, "4999"))))
                .containsPattern(",498,\\{\"truncated\":4501,\"digest\":\"[0-9a-f]{16}\"}]$");
        assertThat(value(Samples.text("x".repeat(9_000), "a", 1)))
                .containsPattern("x… \\(5000 more, [0-9a-f]{16}\\)\"$");
        var deep = Samples.text("end", "a", 1);
        for (var i = 0; i < 100_000; i++) {
            deep = Samples.list("a", 1, deep);
        }
        assertThat(value(deep)).contains("{\"truncated\":\"depth\",\"digest\":");
    }

    @Test
    void aBaselineIsReadBackWithItsMembersAndPatterns() {
        var read = JsonReportReader.read(json(false).getBytes(StandardCharsets.UTF_8));

        assertThat(read).isInstanceOf(Baseline.class);
        var entries = ((Baseline) read).entries();
        assertThat(entries)
                .extracting(BaselineEntry::fingerprint)
                .contains("7b0e6a5d91c2", "5c1be0aa90d2", "5c1be0aa90d3");
        for (var finding : SampleReport.audit().findings()) {
            assertThat(entries)
                    .filteredOn(entry -> entry.fingerprint().equals(finding.fingerprint()))
                    .anySatisfy(entry -> {
                        assertThat(entry.address()).isEqualTo(finding.address());
                        assertThat(entry.pattern()).isEqualTo(ValuePattern.of(finding.values()));
                    });
        }
    }

    @Test
    void aPatternKnowsOfSecretsOnlyWhichAreEqual() {
        var first = ValuePattern.of(secrets("fp:aa", "fp:aa"));
        assertThat(first).isEqualTo(ValuePattern.of(secrets("fp:bb", "fp:bb")));
        assertThat(first).isNotEqualTo(ValuePattern.of(secrets("fp:bb", "fp:cc")));
    }

    @Test
    void whatIsTooLargeToShowIsComparedAllTheSame() {
        var left = Samples.list("a", 1, numbers(5_000, "7"));
        var right = Samples.list("b", 9, numbers(5_000, "8"));
        var other = Samples.values("stage", Samples.present(left), "prod", Samples.present(right));
        var same = Samples.values("stage", Samples.present(left), "prod", Samples.present(left));

        assertThat(ValuePattern.groups(other)).hasSize(2);
        assertThat(ValuePattern.groups(same)).hasSize(1);
        assertThat(ValuePattern.of(other)).isNotEqualTo(ValuePattern.of(same));
    }

    @Test
    void whatIsNoBaselineIsRefusedWithAReason() {
        for (var document :
                List.of("", "[]", "{\"findings\": [", "{}", "{\"version\": 2, \"findings\": []}", "[".repeat(9_999))) {
            assertThat(JsonReportReader.read(document.getBytes(StandardCharsets.UTF_8)))
                    .as(document)
                    .isInstanceOf(Unreadable.class);
        }
    }

    private static java.util.SequencedMap<String, Held> secrets(String stage, String prod) {
        return Samples.values(
                "stage",
                Samples.present(Samples.secret(stage, "a", 1)),
                "prod",
                Samples.present(Samples.secret(prod, "b", 1)));
    }

    /// 0, 1, 2 and so on, and a last one.
    private static Node[] numbers(int count, String last) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.number(i < count - 1 ? "" + i : last, "a", i + 1))
                .toArray(Node[]::new);
    }

    private static String json(boolean all) {
        return json(SampleReport.audit(), all);
    }

    private static String json(Report report, boolean all) {
        var out = new ByteArrayOutputStream();
        JsonReport.write(report, out, all);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String why(WhyReport why) {
        var out = new ByteArrayOutputStream();
        WhyJson.write(why, out, Samples.NOW);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String value(Node node) {
        var out = new ByteArrayOutputStream();
        try (var json = JsonWriting.compact(out)) {
            JsonValues.write(json, node);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
