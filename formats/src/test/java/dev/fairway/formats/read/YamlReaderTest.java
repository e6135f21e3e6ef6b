package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {

    @Test
    void everyValueKnowsItsLineAndColumn() {
        assertThat(values("config/prod.yaml", """
            # comment
            timeout: 3000
            nested:
              list: [1, "two"]
              tagged: &anchor !!str 12
              block: |
                first
                second
            """))
                .containsExactly(
                        "timeout = NUMBER 3000 @2:10",
                        "nested.list[0] = NUMBER 1 @4:10",
                        "nested.list[1] = TEXT two @4:13",
                        "nested.tagged = TEXT 12 @5:25",
                        "nested.block = TEXT first\nsecond\n @7:5");
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(values("a.yaml", "{\uD83D\uDE00: 1, b: &x \"\uD83D\uDE00\", c: &y 2}\n"))
                .containsExactly("\uD83D\uDE00 = NUMBER 1 @1:5", "b = TEXT \uD83D\uDE00 @1:14", "c = NUMBER 2 @1:25");
    }

    @Test
    void keysKnowTheirPlaceToo() {
        var document = (Node.Mapping) read("a.yaml", "a:\n  b: 1\n").documents().getFirst();
        assertThat(document.entries().getFirst().place()).hasToString("a.yaml:1");
        assertThat(document.entries().getFirst().value().place()).hasToString("a.yaml:2");
    }

    @Test
    void linesCountThroughAllDocuments() {
        assertThat(values("a.yaml", "a: 1\n---\n# two\nb: 2\n...\nc: 3\n---\r\nd: 4\r\n--- {e: 5}\n"))
                .containsExactly(
                        "a = NUMBER 1 @1:4",
                        "b = NUMBER 2 @4:4",
                        "c = NUMBER 3 @6:4",
                        "d = NUMBER 4 @8:4",
                        "e = NUMBER 5 @9:9");
    }

    @Test
    void kubernetesReadsYaml11() {
        assertThat(values("a.yaml", """
            apiVersion: v1
            kind: ConfigMap
            a: [yes, Off, 017, 0o17, 1_000, 0x1F, 1.50, ~, "yes", +5, 08]
            """).stream().skip(2))
                .containsExactly(
                        "a[0] = BOOLEAN true @3:5",
                        "a[1] = BOOLEAN false @3:10",
                        "a[2] = NUMBER 15 @3:15",
                        "a[3] = NUMBER 15 @3:20",
                        "a[4] = NUMBER 1000 @3:26",
                        "a[5] = NUMBER 31 @3:33",
                        "a[6] = NUMBER 1.50 @3:39",
                        "a[7] = NULL  @3:45",
                        "a[8] = TEXT yes @3:48",
                        "a[9] = NUMBER 5 @3:55",
                        "a[10] = NUMBER 8 @3:59");
    }

    @Test
    void helmValuesReadYaml11() {
        assertThat(values("chart/values-prod.yaml", "on: off\n")).containsExactly("on = BOOLEAN false @1:5");
    }

    @Test
    void otherFilesReadYaml12() {
        assertThat(values("config/prod.yaml", "a: [yes, off, 017, 0o17, 1_000, True, 2024-01-01, 1:30]\n"))
                .containsExactly(
                        "a[0] = TEXT yes @1:5",
                        "a[1] = TEXT off @1:10",
                        "a[2] = NUMBER 17 @1:15",
                        "a[3] = NUMBER 15 @1:20",
                        "a[4] = TEXT 1_000 @1:26",
                        "a[5] = BOOLEAN true @1:33",
                        "a[6] = TEXT 2024-01-01 @1:39",
                        "a[7] = TEXT 1:30 @1:51");
    }

    @Test
    void mergeKeysFillInWhatIsNotThere() {
        assertThat(values("a.yaml", """
            base: &base {a: 1, b: 2}
            more: &more {b: 3, c: 4}
            prod:
              <<: [*base, *more]
              a: 9
            """))
                .endsWith("prod.a = NUMBER 9 @5:6", "prod.b = NUMBER 2 @1:23", "prod.c = NUMBER 4 @2:23");
    }

    @Test
    void theLastOfDuplicateAnchorsCounts() {
        var reading = read("a.yaml", "a: &x 1\nb: &x 2\nc: *x\n");
        assertThat(values(reading)).contains("c = NUMBER 2 @2:7");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void theLastOfDuplicateKeysCountsAndIsReported() {
        var reading = read("a.yaml", "timeout: 1\nother: 2\ntimeout: 3\n");
        assertThat(values(reading)).containsExactly("timeout = NUMBER 3 @3:10", "other = NUMBER 2 @2:8");
        assertThat(problems(reading))
                .containsExactly("a.yaml:3 the key \"timeout\" stands in line 1 too; the last one counts");
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void unknownTagsStayPartOfWhatIsSaid() {
        assertThat(values(
                        "a.yaml",
                        "a: !Ref Bucket\nb: !Sub [x, {y: 1}]\nc: !reference [job, script]\nd: !!binary aGk=\n"))
                .containsExactly(
                        "a = TEXT !Ref Bucket @1:9",
                        "b.!Sub[0] = TEXT x @2:10",
                        "b.!Sub[1].y = NUMBER 1 @2:17",
                        "c.!reference[0] = TEXT job @3:16",
                        "c.!reference[1] = TEXT script @3:21",
                        "d = TEXT aGk= @4:13");
    }

    @Test
    void aBrokenDocumentCostsNoOther() {
        var reading = read("a.yaml", "a: 1\n---\nb: [1\n---\nc: 3\n");
        assertThat(values(reading)).containsExactly("a = NUMBER 1 @1:4", "c = NUMBER 3 @5:4");
        assertThat(reading.complete()).isFalse();
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().getFirst().place().line()).isBetween(3, 4);
    }

    @Test
    void emptyDocumentsAreLeftOut() {
        assertThat(read("a.yaml", "---\n# nothing\n---\n\n--- ~\n").documents()).isEmpty();
        assertThat(read("a.yaml", "").complete()).isTrue();
    }

    @Test
    void directivesBelongToTheDocumentBelow() {
        assertThat(values("a.yaml", "%YAML 1.1\n%TAG !e! tag:example.com,2000:\n---\na: 1\n"))
                .containsExactly("a = NUMBER 1 @4:4");
    }

    @Test
    void textsWithinTextsKeepTheirLines() {
        var text = "data:\n  application.yaml: |\n    server:\n      port: 8080\n";
        var document = (Node.Mapping) read("cm.yaml", text).documents().getFirst();
        var data = (Node.Mapping) document.get("data").orElseThrow();
        var inner = (Node.Scalar) data.get("application.yaml").orElseThrow();
        var reading = DocumentReader.readText(inner.place(), "application.yaml", inner.text(), Sample.SEALING);
        assertThat(values(reading)).containsExactly("server.port = NUMBER 8080 @4:13");
    }

    @Test
    void aComplaintNeverQuotesAValue() {
        for (var text : new String[] {
            "a: hunter2: hunter2",
            "a: [hunter2",
            "a: \"hunter2",
            "a: *hunter2",
            "a: 'hunter2' hunter2",
            "a: @hunter2",
            "a: !<hunter2 x",
            "a: \"\\hunter2\""
        }) {
            assertThat(problems(read("a.yaml", text))).isNotEmpty().noneMatch(problem -> problem.contains("hunter2"));
        }
    }
}
