package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PropertiesReaderTest {

    @Test
    void everyValueKnowsItsLineAndColumn() {
        assertThat(values("config.properties", "# c\n! d\na=1\nb.c : two words \n  d e\nf\n\ng==x\n"))
                .containsExactly(
                        "a = TEXT 1 @3:3",
                        "b.c = TEXT two words  @4:7",
                        "d = TEXT e @5:5",
                        "f = TEXT  @6:2",
                        "g = TEXT =x @8:3");
    }

    @Test
    void backslashesContinueLinesAndEscape() {
        assertThat(values("a.properties", "a = one,\\\n    two\nb\\=c = \\u0041\\tx\nd = x\\\n"))
                .containsExactly("a = TEXT one,two @1:5", "b=c = TEXT A\tx @3:8", "d = TEXT x @4:5");
    }

    @Test
    void springReadsDotsAsLevels() {
        assertThat(values(
                        "src/main/resources/application-prod.properties",
                        "spring.datasource.url=x\nspring.datasource.name=y\nserver.port=1\nserver=z\n"))
                .containsExactly(
                        "server = TEXT z @4:8",
                        "spring.datasource.url = TEXT x @1:23",
                        "spring.datasource.name = TEXT y @2:24",
                        "server.port = TEXT 1 @3:13");
    }

    @Test
    void otherFilesKeepTheirKeysWhole() {
        var document =
                (Node.Mapping) read("log4j.properties", "a.b=1\n").documents().getFirst();
        assertThat(document.get("a.b")).isPresent();
    }

    @Test
    void aMalformedEscapeCostsOneLine() {
        var reading = read("a.properties", "a=\\u00zz\nb=2\n");
        assertThat(values(reading)).containsExactly("b = TEXT 2 @2:3");
        assertThat(problems(reading)).containsExactly("a.properties:1 \\u without four hexadecimal digits");
        assertThat(reading.complete()).isFalse();
    }

    @Test
    void whatIsNoUtf8IsLatin1() {
        var reading = DocumentReader.read(
                Source.of("a.properties"), "a=ä".getBytes(StandardCharsets.ISO_8859_1), Sample.SEALING);
        assertThat(values(reading)).containsExactly("a = TEXT ä @1:3");
    }

    @Test
    void duplicatesAreReported() {
        assertThat(problems(read("a.properties", "a=1\na=2\n")))
                .containsExactly("a.properties:2 the key \"a\" stands in line 1 too; the last one counts");
    }
}
