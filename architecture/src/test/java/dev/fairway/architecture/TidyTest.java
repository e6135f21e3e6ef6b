package dev.fairway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sources of this repository keep the rules of the house.
final class TidyTest {

    private static final Path CATCHES_EVERYTHING = Path.of("cli/src/main/java/dev/fairway/cli/Main.java");

    @Test
    void filesAndLinesAreShort() {
        var launchers = Stream.of("fairway", ".ci/run").map(Repository.ROOT::resolve);

        assertThat(complaints(Stream.concat(java(), launchers), TextRules::sizeComplaints))
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        assertThat(complaints(java(), JavaRules::methodComplaints)).isEmpty();
    }

    @Test
    void onlyTheCommandLineCatchesEverything() {
        var product = java().filter(it -> it.toString().contains("/src/main/"))
                .filter(it -> !it.endsWith(CATCHES_EVERYTHING));

        assertThat(complaints(product, JavaRules::catchComplaints)).isEmpty();
    }

    @Test
    void noTextIsTooLongForAPattern() {
        var product = java().filter(it -> it.toString().contains("/src/main/"));

        assertThat(complaints(product, TextRules::patternComplaints)).isEmpty();
    }

    @Test
    void whatIsLeftToDoIsInAnIssue() {
        var texts = Repository.files(".java", ".md", ".xml", ".yaml", ".yml", ".json", ".sh", "fairway", "run");

        assertThat(complaints(texts, TextRules::promiseComplaints)).isEmpty();
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        var broken = Repository.files(".md")
                .flatMap(it -> LinkRules.complaints(Repository.name(it), parent(it), Repository.text(it)).stream());

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var packages = Repository.files("package-info.java");

        assertThat(complaints(packages, JavaRules::packageComplaints)).isEmpty();
    }

    @Test
    void everyPackageHasItsPackageInfo() {
        var without = java().map(TidyTest::parent)
                .distinct()
                .filter(it -> !Files.exists(it.resolve("package-info.java")))
                .filter(it -> !Files.exists(Path.of(it.toString().replace("/src/test/", "/src/main/"))
                        .resolve("package-info.java")))
                .map(Repository::name);

        assertThat(without).isEmpty();
    }

    private static Stream<Path> java() {
        return Repository.files(".java");
    }

    private static Path parent(Path file) {
        return file.resolveSibling("");
    }

    private static List<String> complaints(Stream<Path> files, BiFunction<String, String, List<String>> rule) {
        return files.flatMap(it -> rule.apply(Repository.name(it), Repository.text(it)).stream())
                .toList();
    }
}
