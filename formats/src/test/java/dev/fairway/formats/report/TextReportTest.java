package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextReportTest {

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 200})
    void theSampleIsShownInEveryWidth(int width) {
        var options = new TextOptions(width, Style.PLAIN, false);

        Golden.check("audit-" + width + ".txt", TextReport.render(SampleReport.audit(), options));
        Golden.check("why-" + width + ".txt", WhyText.render(SampleReport.why(), options, Samples.NOW));
        Golden.check("diff-" + width + ".txt", DiffText.render(SampleReport.audit(), options));
    }

    @Test
    void everythingIsShownOnDemand() {
        Golden.check("audit-all.txt", TextReport.render(SampleReport.audit(), new TextOptions(100, Style.PLAIN, true)));
    }

    @Test
    void aCleanReportIsShort() {
        assertThat(TextReport.render(SampleReport.clean(), TextOptions.plain())).isEqualTo("""
            Every difference is declared or expected; stage and prod 100 % alike
            dev → stage → prod · 1,204 compared · at 91bc2de0 · 2026-11-21

            Not shown: 41 expected, 1,157 equal (--all shows them)
            """);
    }

    @Test
    void theRegionThatIsLeastAlikeSpeaksForProduction() {
        assertThat(TextReport.render(SampleReport.regions(), TextOptions.plain()))
                .startsWith("Every difference is declared or expected; stage and prod-us 90 % alike");
    }

    @Test
    void whatWasKnownIsCountedAndWhatIsOverIsNamed() {
        assertThat(TextReport.render(SampleReport.nothingNew(), TextOptions.plain()))
                .startsWith("Nothing new since origin/main; 2 known differences left out; stage and prod 100 % alike")
                .contains("Closed since origin/main: 1\n  config/{env}.yaml#limits[name=<b>]\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 80, 120, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        for (var all : List.of(true, false)) {
            var options = new TextOptions(width, Style.PLAIN, all);
            assertThat(texts(options).flatMap(String::lines))
                    .allSatisfy(line -> assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void nothingFromTheRepositorySteersTheTerminal() {
        assertThat(texts(TextOptions.plain()))
                .allSatisfy(text -> assertThat(
                                text.codePoints().filter(c -> c != '\n' && SafeText.steers(c) && c != 0x200D))
                        .isEmpty());
    }

    @Test
    void colourChangesNothingButColour() {
        var plain = TextReport.render(SampleReport.audit(), new TextOptions(80, Style.PLAIN, false));
        var coloured = TextReport.render(SampleReport.audit(), new TextOptions(80, Style.COLOUR, false));

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void controlAndDirectionAreSpelledOutAndEmojiStayWhole() {
        assertThat(SafeText.visible("a\r\n\u0085\u202e\ue000\ud800"))
                .isEqualTo("a\\r\\n\\u{85}\\u{202e}\\u{e000}\\u{d800}");
        assertThat(SafeText.visible("👩‍💻 é 料")).isEqualTo("👩‍💻 é 料");
        assertThat(SafeText.visible("a\u200db")).isEqualTo("a\\u{200d}b");
    }

    @Test
    void longValuesAreCutWhereTheyAreAlike() {
        var start = "registry.example.com/team/service".repeat(3);
        assertThat(ValueCut.of(List.of(start + ":1.2.3" + start, start + ":1.2.4" + start), 30))
                .containsExactly("…ice:1.2.3registry.example.co…", "…ice:1.2.4registry.example.co…");
        assertThat(Columns.middle("料".repeat(20), 11)).isEqualTo("料料…料料料");
        assertThat(Columns.width(Columns.middle("e" + "\u0301".repeat(500), 20)))
                .isLessThanOrEqualTo(20);
    }

    private static Stream<String> texts(TextOptions options) {
        return Stream.of(
                TextReport.render(SampleReport.audit(), options),
                DiffText.render(SampleReport.audit(), options),
                WhyText.render(SampleReport.why(), options, Samples.NOW));
    }
}
