package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fairway.core.tree.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadInputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "a.yaml,[",
        "a.yaml,{a: ",
        "a.json,[",
        "a.json,{\"a\":",
        "a.tfvars,a = [",
        "a.tfvars,a = {a = ",
        "a.tf,b {\n",
        "a.tf,a = \"${",
        "a.toml,a = [",
        "a.toml,a = {a = "
    })
    void deepNestingIsOneProblem(String file, String opening) {
        var text =
                opening.startsWith("a = ") ? opening + opening.substring(4).repeat(100_000) : opening.repeat(100_000);
        var reading = assertTimeoutPreemptively(PATIENCE, () -> read(file, text));
        assertThat(reading.complete()).isFalse();
        assertThat(problems(reading)).hasSize(1).first().asString().contains("nested deeper than 200 levels");
    }

    @Test
    void deepIndentationIsOneProblem() {
        var text = new StringBuilder();
        for (var i = 0; i < 2_000; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(problems(read("a.yaml", text.toString())))
                .containsExactly("a.yaml:200 nested deeper than 200 levels");
    }

    @Test
    void anAliasBombIsOneProblem() {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 40; i++) {
            text.append(
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        var reading = assertTimeoutPreemptively(PATIENCE, () -> read("a.yaml", text.toString()));
        assertThat(reading.documents()).isEmpty();
        assertThat(problems(reading))
                .hasSize(1)
                .first()
                .asString()
                .contains("aliases expand to more than 1000000 values");
    }

    @Test
    void aMergeBombIsOneProblem() {
        var text = new StringBuilder("a0: &a0 {k0: 1, k1: 1}\n");
        for (var i = 1; i < 60; i++) {
            text.append("a%d: &a%d {<<: [*a%d, *a%d, *a%d]}\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        var reading = assertTimeoutPreemptively(PATIENCE, () -> read("a.yaml", text.toString()));
        assertThat(reading.complete()).isFalse();
        assertThat(reading.problems()).hasSize(1);
    }

    @Test
    void anAliasIntoItsOwnAnchorIsAProblem() {
        assertThat(problems(read("a.yaml", "a: &a [*a]\n"))).containsExactly("a.yaml:1 an alias to nothing above it");
    }

    @Test
    void depthHiddenByAliasesCounts() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 300; i++) {
            text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        assertThat(problems(read("a.yaml", text.toString())))
                .first()
                .asString()
                .contains("nested deeper than 200 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json", "a.toml", "a.tfvars"})
    void bytesThatAreNoTextAreOneProblem(String file) {
        var reading =
                DocumentReader.read(Source.of(file), new byte[] {'a', ':', ' ', (byte) 0xC3, 'x'}, Sample.SEALING);
        assertThat(problems(reading)).containsExactly(file + ":1 not UTF-8 at byte 3");
        assertThat(reading.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void byteOrderMarksAreUnderstood(String charset) {
        var bytes = "\uFEFFa: 1\n".getBytes(Charset.forName(charset));
        assertThat(values(DocumentReader.read(Source.of("a.yaml"), bytes, Sample.SEALING)))
                .containsExactly("a = NUMBER 1 @1:4");
    }

    @Test
    void aReplacementCharacterIsACharacter() {
        assertThat(values("a.yaml", "a: \uFFFD\n")).containsExactly("a = TEXT \uFFFD @1:4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json", "a.toml", "a.tfvars", ".env", "a.properties", "a.ini"})
    void nulBytesAreNoCrash(String file) {
        assertThat(read(file, "a\0: \0b\n\0").format()).isNotNull();
        assertThat(problems(read("a.yaml", "a: 1\nb: \0\n")))
                .containsExactly(
                        "a.yaml:2 a NUL character, which no text holds: the file is damaged",
                        "a.yaml:2 a character that YAML does not allow");
    }

    @Test
    void aFileBeyondTheLimitIsNotRead() {
        var limits = new Limits(10, 200, 100, 100, 100, 100, 10, 10);
        var reading = read("a.yaml", "a: 123456789\n", limits);
        assertThat(problems(reading)).containsExactly("a.yaml larger than 10 bytes");
        assertThat(reading.complete()).isFalse();
    }

    @Test
    void everyLimitIsHeld() {
        var limits = new Limits(10_000, 5, 50, 20, 100, 200, 3, 4);
        assertThat(problems(read("a.yaml", "[1]\n---\n[2]\n---\n[3]\n---\n[4]\n", limits)))
                .containsExactly("a.yaml:6 more than 3 documents in one file");
        assertThat(problems(read("a.yaml", "[" + "1,".repeat(60) + "]", limits)))
                .containsExactly("a.yaml:1 more than 50 values in one file");
        assertThat(problems(read("a.yaml", "a: " + "x".repeat(101), limits)))
                .containsExactly("a.yaml:1 a value longer than 100 characters");
        assertThat(problems(read("a.yaml", "a: " + "x".repeat(201), limits)))
                .containsExactly("a.yaml:1 a line longer than 200 characters");
        assertThat(problems(read("a.yaml", "a: 1\n".repeat(20), limits)))
                .hasSize(4)
                .last()
                .asString()
                .contains("more problems");
        assertThat(problems(read("a.json", "[[[[[[1]]]]]]", limits)))
                .containsExactly("a.json:1 nested deeper than 5 levels");
        assertThat(problems(read(".env", "A=" + "x".repeat(101), limits)))
                .containsExactly(".env:1 a value longer than 100 characters");
        assertThat(problems(read("a.properties", "A=" + "x".repeat(101), limits)))
                .containsExactly("a.properties:1 a value longer than 100 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "a.yaml, 'a: 1\r'",
        "a.yaml, 'k%d: !t \"\uD83D\uDE00\"\n'",
        "a.yaml, 'k%d: !t\n\n\n v\n'",
        "a.yaml, 'k%d: -eyJ-eyJ-eyJ-eyJ\n'",
        "a.yaml, '---\na: {{ x }}\nb: [{{ y }}\n'",
        "a.ini, '[s]\nk%d=1\n'",
        "a.toml, '[a%d.b]\nc = 1\n'",
        "a.tf, 'a%d = f(1) + [2]\n'",
        "a.env, 'A=\"x\n'",
        "a.properties, 'a\\\n'",
        "a.json, '[{},'",
    })
    void manyOfAnythingTakeNoLongerThanTheyMust(String file, String piece) {
        var text = new StringBuilder();
        for (var i = 0; i < 40_000; i++) {
            text.append(piece.replace("\\n", "\n").replace("\\r", "\r").replace("%d", Integer.toString(i)));
        }
        assertThat(assertTimeoutPreemptively(PATIENCE, () -> read(file, text.toString()))
                        .problems())
                .hasSizeLessThan(51);
    }

    @Test
    void oneHugeScalarEndsSoon() {
        var text = "a: " + "x".repeat(2_000_000) + "\nb: \"" + "y ".repeat(500_000) + "\"\n";
        var reading = assertTimeoutPreemptively(PATIENCE, () -> read("a.yaml", text));
        assertThat(reading.documents()).hasSize(1);
    }

    @Test
    void truncatedFilesAreIncomplete() {
        assertThat(read("a.json", "{\"a\": {\"b\": 1").complete()).isFalse();
        assertThat(read("a.yaml", "a: {b: 1").complete()).isFalse();
        assertThat(read("a.tf", "a \"b\" {\n c = 1\n").complete()).isFalse();
    }

    @Test
    void filesThatHoldNoSettingsAreNotRead() {
        assertThat(DocumentReader.readable("src/Main.java")).isFalse();
        assertThat(DocumentReader.readable("logo.png")).isFalse();
        assertThat(DocumentReader.readable("Dockerfile")).isFalse();
        assertThat(DocumentReader.readable("deploy/values-prod.yaml")).isTrue();
        assertThat(DocumentReader.readable("image-tags/production")).isTrue();
        assertThat(DocumentReader.readable(".env.production")).isTrue();
        assertThat(DocumentReader.readable("kubernetes/deployment-staging.tmpl"))
                .isTrue();
        assertThat(DocumentReader.read(Source.of("a.png"), "x".getBytes(StandardCharsets.UTF_8), Sample.SEALING)
                        .complete())
                .isTrue();
    }
}
