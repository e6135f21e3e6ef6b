package dev.fairway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of tidiness complain when they should: a rule that cannot fail holds nothing.
final class TidyRulesTest {

    @Test
    void longFilesAndLinesAreComplainedAbout() {
        assertThat(TextRules.sizeComplaints("A.java", "x\n".repeat(401))).hasSize(1);
        assertThat(TextRules.sizeComplaints("A.java", "x\n" + "x".repeat(121)))
                .containsExactly("A.java:2 is longer than 120 columns");
        assertThat(TextRules.sizeComplaints("A.java", ("x".repeat(120) + "\n").repeat(400)))
                .isEmpty();
    }

    @Test
    void promisesNeedAnIssue() {
        assertThat(TextRules.promiseComplaints("A.java", "// TO" + "DO later")).hasSize(1);
        assertThat(TextRules.promiseComplaints("A.java", "// TO" + "DO https://example.com/a/b/issues/7 later"))
                .isEmpty();
        assertThat(TextRules.promiseComplaints("A.java", "\"todo\" and TODOS")).isEmpty();
    }

    @Test
    void groupsRepeatedWithoutAnEndAreComplainedAbout() {
        assertThat(TextRules.patternComplaints("A.java", "compile(\"(?:a|b)" + "*\")"))
                .hasSize(1);
        assertThat(TextRules.patternComplaints("A.java", "compile(\"(?:a|b)" + "+c\")"))
                .hasSize(1);
        assertThat(TextRules.patternComplaints("A.java", "compile(\"(?:a|b)*+(?:a|b)++(?:a|b){0,9}\")"))
                .isEmpty();
        assertThat(TextRules.patternComplaints("A.java", "(a + b)+ c")).isEmpty();
    }

    @Test
    void longMethodsAreComplainedAbout() {
        assertThat(JavaRules.methodComplaints("A.java", method(51)))
                .containsExactly("A.java:2 a has 51 lines; 50 are allowed");
        assertThat(JavaRules.methodComplaints("A.java", method(50))).isEmpty();
    }

    @Test
    void catchingEverythingIsComplainedAbout() {
        assertThat(JavaRules.catchComplaints("A.java", catching("Exception"))).hasSize(1);
        assertThat(JavaRules.catchComplaints("A.java", catching("java.io.IOException | RuntimeException")))
                .hasSize(1);
        assertThat(JavaRules.catchComplaints("A.java", catching("java.io.IOException")))
                .isEmpty();
        assertThat(JavaRules.catchComplaints("A.java", catching("ConnectorException")))
                .isEmpty();
    }

    @Test
    void aPackageWithoutSentenceOrMarkIsComplainedAbout() {
        assertThat(JavaRules.packageComplaints("p", "@NullMarked\npackage a;\n"))
                .hasSize(1);
        assertThat(JavaRules.packageComplaints("p", "/// Does it.\npackage a;\n"))
                .hasSize(1);
        assertThat(JavaRules.packageComplaints("p", "/// Does it.\n@NullMarked\npackage a;\n"))
                .isEmpty();
    }

    @Test
    void brokenLinksAreComplainedAbout(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("there.md"), "");

        var text = "[a](there.md#part) [b](gone.md) [c](https://example.com) [d](#here) `[e](code.md)`";

        assertThat(LinkRules.complaints("README.md", folder, text))
                .containsExactly("README.md links to gone.md, which is not there");
    }

    private static String method(int lines) {
        return "class A {\n    void a() {\n" + "        b();\n".repeat(lines - 2) + "    }\n}\n";
    }

    private static String catching(String type) {
        return "class A { void a() { try { b(); } catch (%s e) { c(); } } }".formatted(type);
    }
}
