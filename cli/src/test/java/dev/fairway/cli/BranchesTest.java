package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A branch per environment: who moved is told by the mainline of each.
final class BranchesTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void tell() {
        repository = SampleRepository.in(folder);
        settings(3, 30, false);
        repository.commit("Begin");
        repository.git("branch", "dev");
        repository.git("branch", "staging");
        repository.git("branch", "production");
        console = Console.in(folder);
    }

    private void settings(int retries, int timeout, boolean signup) {
        repository.write("app.yaml", """
            retries: %d
            # how long to wait
            timeout: %d
            # who may come
            signup: %s
            """.formatted(retries, timeout, signup));
    }

    private SampleRepository on(String branch, String author) {
        repository.git("checkout", "--quiet", branch);
        return repository.as(author);
    }

    @Test
    void aHotfixOnProductionAloneWasNeverCarriedUpstream() {
        on("production", "Priya");
        settings(3, 90, false);
        var fix = repository.commit("Wait longer in production");

        assertThat(console.run("audit", "--branches")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("app.yaml#timeout", "production changed", "Priya, \"Wait longer in production\"")
                .contains("unbackported", fix.substring(0, 8))
                .doesNotContain("branches are compared as they are");
    }

    @Test
    void aCherryPickWithTheSameValueCountsAsCarried() {
        on("production", "Priya");
        settings(3, 90, false);
        var fix = repository.commit("Wait longer in production");
        on("staging", "Tom").git("cherry-pick", fix);
        on("dev", "Tom");

        assertThat(console.run("audit", "--branches", "--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("\"carried\": true").doesNotContain("\"verdict\": \"unbackported\"");
    }

    @Test
    void whatStagingHasAndProductionWaitsForIsLagging() {
        on("dev", "Ada");
        settings(3, 30, true);
        repository.commit("Open the door");
        on("staging", "Tom").git("merge", "--quiet", "--no-ff", "--message", "Release 7", "dev");

        assertThat(console.run("audit", "--branches", "--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("\"verdict\": \"lagging\"", "\"path\": \"signup\"", "\"subject\": \"Open the door\"")
                .contains("\"confidence\": \"exact\"");
    }

    @Test
    void whyTellsTheStoryOfEveryBranch() {
        on("dev", "Ada");
        settings(5, 30, false);
        repository.commit("Retry more");
        on("staging", "Tom").git("merge", "--quiet", "--no-ff", "--message", "Release 8", "dev");
        on("production", "Tom").git("merge", "--quiet", "--no-ff", "--message", "Release 8", "staging");
        on("production", "Priya");
        settings(9, 30, false);
        repository.commit("Retry much more");

        assertThat(console.run("why", "retries", "--branches")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("dev = staging   |   production")
                .contains("3 -> 5", "5 -> 9", "Priya: Retry much more", "Begin");
    }

    @Test
    void whatTravelsWithAFileNamesNoOtherEnvironmentByMistake() {
        on("staging", "Tom")
                .write("ci.yaml", "deploy:\n  only: production\n")
                .write("tests/data.yaml", "a: 1\n")
                .commit("Deploy from one branch");
        for (var branch : new String[] {"dev", "production"}) {
            on(branch, "Tom").git("merge", "--quiet", "--no-ff", "--message", "Release", "staging");
        }
        on("dev", "Tom").write("tests/data.yaml", "a: 2\n").commit("Test more");

        assertThat(console.run("audit", "--branches")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aFileThatOneBranchRemovedIsToldWithWhoDidIt() {
        on("production", "Priya").delete("app.yaml").write("other.yaml", "a: 1\n");
        repository.commit("No settings here");

        assertThat(console.run("audit", "--branches")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("app.yaml", "No settings here");
    }
}
