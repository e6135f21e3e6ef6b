package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    @Test
    void everyValueKnowsItsLineAndColumn() {
        assertThat(values(
                        "prod.json",
                        "{\n"
                                + "  \"a\": 1,\n"
                                + "  \"b\": {\"c\": [true, null, \"x\\u0041\\n"
                                + "\"]},\r\n"
                                + "  \"\uD83D\uDE00\": 9007199254740993}"))
                .containsExactly(
                        "a = NUMBER 1 @2:8",
                        "b.c[0] = BOOLEAN true @3:15",
                        "b.c[1] = NULL  @3:21",
                        "b.c[2] = TEXT xA\n @3:27",
                        "\uD83D\uDE00 = NUMBER 9007199254740993 @4:8");
    }

    @Test
    void commentsAndTrailingCommasAreAccepted() {
        assertThat(values("appsettings.Production.json", "// c\n{ /* d */ \"a\": [1, 2,], // e\n}\n"))
                .containsExactly("a[0] = NUMBER 1 @2:17", "a[1] = NUMBER 2 @2:20");
    }

    @Test
    void aCommaThatManyReadersRefuseIsToldAndTheDocumentRead() {
        var reading = read("prod.json", "{\"a\": [1, 2,],\n\"b\": 3,\n}\n");

        assertThat(values(reading))
                .containsExactly("a[0] = NUMBER 1 @1:8", "a[1] = NUMBER 2 @1:11", "b = NUMBER 3 @2:6");
        assertThat(problems(reading))
                .containsExactly("prod.json:1 no JSON: a comma before ], which many readers do not take");
        assertThat(reading.complete()).isTrue();
        assertThat(reading.fault()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appsettings.Production.json",
                "prod.jsonc",
                "prod.json5",
                ".vscode/settings.json",
                "tsconfig.prod.json"
            })
    void readersThatAreKnownToTakeCommasAreBelieved(String file) {
        assertThat(problems(read(file, "{\"a\": 1,}\n"))).isEmpty();
    }

    @Test
    void whoeverCommentsKnowsAReaderThatTakesComments() {
        var reading = read("prod.json", "{\"a\": 1, // c\n}\n");
        assertThat(problems(reading)).containsExactly("prod.json:1 no JSON: a comment, which not every reader takes");
        assertThat(reading.fault()).isEmpty();
        assertThat(problems(read("prod.json", "{\"a\": {{ .b }},\n{{ if .c }}\n\"d\": 1,\n{{ end }}\n}\n")))
                .isEmpty();
        assertThat(problems(read("prod.tfvars.json", "{\"a\": 1 /* c */\n}\n")))
                .containsExactly("prod.tfvars.json:1 no JSON: a comment, which the file's own reader does not take");
    }

    @Test
    void theLastOfDuplicateKeysCountsAndIsReported() {
        var reading = read("a.json", "{\"a\": 1,\n\"a\": 2}");
        assertThat(values(reading)).containsExactly("a = NUMBER 2 @2:6");
        assertThat(problems(reading))
                .containsExactly("a.json:2 the key \"a\" stands in line 1 too; the last one counts");
    }

    @Test
    void linesOfJsonAreDocuments() {
        assertThat(values("log.jsonl", "{\"a\":1}\n{\"a\":2}\n"))
                .containsExactly("a = NUMBER 1 @1:6", "a = NUMBER 2 @2:6");
    }

    @Test
    void textAfterTheEndIsReportedAndTheDocumentKept() {
        var reading = read("a.json", "{\"a\": 1}\n}");
        assertThat(values(reading)).containsExactly("a = NUMBER 1 @1:7");
        assertThat(problems(reading)).containsExactly("a.json:2 no JSON: text after the end of the document");
        assertThat(reading.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1 2]",
                "{\"a\" 1}",
                "{a: 1}",
                "\"hunter2",
                "{\"a\": hunter2}",
                "[01]",
                "[1.]",
                "[-]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"a\nb\"]",
                "/* hunter2",
                "[tru]",
                "[NaN]",
                "{\"a\":}",
                "[,]"
            })
    void brokenTextIsAProblemWithoutItsValues(String text) {
        var reading = read("a.json", text);
        assertThat(reading.documents()).isEmpty();
        assertThat(reading.complete()).isFalse();
        assertThat(problems(reading)).hasSize(1).noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void nothingIsNoProblem() {
        assertThat(read("a.json", " \n").complete()).isTrue();
    }
}
