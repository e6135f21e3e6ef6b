package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DotenvReaderTest {

    @Test
    void everyValueKnowsItsLineAndColumn() {
        assertThat(values(".env.production", "# c\nA=1\nexport B=two words # c\n  C = 'x y' # c\n\nD=\nE=\"a\\nb\"\n"))
                .containsExactly(
                        "A = TEXT 1 @2:3",
                        "B = TEXT two words @3:10",
                        "C = TEXT x y @4:7",
                        "D = TEXT  @6:3",
                        "E = TEXT a\nb @7:3");
    }

    @Test
    void oneDialectAndNothingExpanded() {
        assertThat(values("prod.env", "H=it's\nI=x#y\nJ=\"${A}\"\nK=$A\nL=#c\nM='a\nb'\nN=`x`\n"))
                .containsExactly(
                        "H = TEXT it's @1:3",
                        "I = TEXT x#y @2:3",
                        "J = TEXT ${A} @3:3",
                        "K = TEXT $A @4:3",
                        "L = TEXT  @5:3",
                        "M = TEXT a\nb @6:3",
                        "N = TEXT x @8:3");
    }

    @Test
    void linesThatAreNoAssignmentAreGaps() {
        var reading = read(".env", "A=1\nwhat is this\n=x\nexport B\n");
        assertThat(values(reading)).containsExactly("A = TEXT 1 @1:3");
        assertThat(problems(reading))
                .containsExactly(".env:2 a line without =", ".env:3 a line without a name before =");
    }

    @Test
    void aLineThatIsNoNameIsAGap() {
        var reading = read(".env", "A=1\nB\n}\n\0\0\n\u001b[0m\n<html>\n{{end}}\n");

        assertThat(values(reading)).containsExactly("A = TEXT 1 @1:3");
        assertThat(problems(reading))
                .containsExactly(
                        ".env:4 a NUL character, which no text holds: the file is damaged",
                        ".env:2 a name without =: its value, if any, comes from elsewhere",
                        ".env:3 a line without =",
                        ".env:4 a line without =",
                        ".env:5 a line without =",
                        ".env:6 a line without =",
                        ".env:7 a line that a tool fills");
    }

    @Test
    void whatFollowsAClosingQuoteIsPartOfTheValue() {
        assertThat(values(".env", "A=\"x\"y\nB=\"x\"  # c\nC='x'\"y\"#z\n"))
                .containsExactly("A = TEXT \"x\"y @1:3", "B = TEXT x @2:3", "C = TEXT 'x'\"y\"#z @3:3");
    }

    @Test
    void lookupsOfFilesWithoutExtensionGoByContent() {
        assertThat(read("image-tags/production", "app: v1.2\n").format()).isEqualTo(Format.YAML);
        assertThat(read("config/prod", "A=1\nB=2\n").format()).isEqualTo(Format.DOTENV);
        assertThat(read("config/prod", "{\"a\": 1}").format()).isEqualTo(Format.JSON);
        assertThat(read("bin/run", "#!/bin/sh\nA=1\n").format()).isEqualTo(Format.OTHER);
        assertThat(read("notes", "This is prose.\nMore of it.\n"))
                .isEqualTo(new Reading(Format.OTHER, List.of(), List.of(), 0, true));
    }

    @Test
    void namesWithColonsAreReadAsComposeReadsThem() {
        assertThat(values("prod.env", "A: \"latest\"\nB: x # c\nURL=http://x: y\n"))
                .containsExactly("A = TEXT latest @1:4", "B = TEXT x @2:4", "URL = TEXT http://x: y @3:5");
    }

    @Test
    void linesOfAKeyAreNoNames() {
        var lines = "TUlJRXZRSUJBREFOQmdrcWhraUc5dzBCQVFFRkFBU0NCS2N3\nMA0GCSqGSIb3/DQEBAQUAA4GNADCBiQKBgQ=\n";
        var reading = read(".env", "A=1\nKEY=\n" + lines);
        assertThat(values(reading)).containsExactly("A = TEXT 1 @1:3", "KEY = TEXT  @2:5");
        assertThat(problems(reading))
                .hasSize(2)
                .allSatisfy(
                        problem -> assertThat(problem).doesNotContain("MA0GCSq").contains("a line without"));
    }

    @Test
    void aFileThatIsEncryptedAsAWholeSaysSo() {
        var blob = "AQICAHgTUlJRXZRSUJBREFOQmdrcWhraUc5dzBCQVFFRkFBU0NCS2N3ggSjAgEAAoIBAQ\n".repeat(3);
        assertThat(problems(read(".env", blob + "abc==\n")).getFirst()).contains("encrypted or encoded");
        assertThat(values("prod.env", "\0GITCRYPT\0abc")).containsExactly(" = ENCRYPTED git-crypt @1:1");
    }
}
