package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of what a merge brought its author is asked only where no side had it.
final class MergedBlameTest {

    private static final String PROD = "config/prod.yaml";

    @TempDir
    private Path folder;

    private SampleRepository repository;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        repository.as("Ada").write("config/stage.yaml", file("30")).write(PROD, file("30"));
        repository.commit("Begin");
    }

    @Test
    void whatNoParentHadIsTheDoingOfWhoMerged() {
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.as("Alice").write(PROD, file("60")).commit("Wait longer");
        repository.git("checkout", "--quiet", "main");
        repository.as("Bob").write(PROD, file("45")).commit("Wait a little longer");
        repository.as("Mia").attempt("merge", "--no-ff", "--no-commit", "topic");
        repository.write(PROD, file("90")).commit("Merge topic");

        assertThat(why()).contains("45 -> 90", "Mia: Merge topic").doesNotContain("Alice");
    }

    @Test
    void whatAMergeChangedInAFileThatTheSideDidNotTouchIsItsOwn() {
        repository.git("checkout", "--quiet", "-b", "topic");
        repository
                .as("Alice")
                .write("config/stage.yaml", file("30") + "more: 1\n")
                .commit("Add more");
        repository.git("checkout", "--quiet", "main");
        repository.as("Mia").git("merge", "--quiet", "--no-ff", "--no-commit", "topic");
        repository.write(PROD, file("90")).commit("Merge topic");

        assertThat(why()).contains("30 -> 90", "Mia: Merge topic").doesNotContain("Alice");
    }

    @Test
    void aMergeThatTookBackWhatTheMainlineHadChangedDidSoItself() {
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.as("Alice").write(PROD, file("30") + "more: 1\n").commit("Add more");
        repository.git("checkout", "--quiet", "main");
        repository.as("Bob").write(PROD, file("60")).commit("Wait longer");
        repository.as("Mia").git("merge", "--quiet", "--no-ff", "--no-commit", "-X", "theirs", "topic");
        repository.write(PROD, file("30") + "more: 1\n").commit("Merge topic");

        assertThat(why()).contains("60 -> 30", "Mia: Merge topic").doesNotContain("Alice");
    }

    @Test
    void whatTheSideSetIsTheDoingOfWhoSetItWhateverElseItTouchedLater() {
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.as("Alice").write(PROD, file("60")).commit("Wait longer");
        repository
                .as("Carl")
                .write("config/stage.yaml", file("30") + "more: 1\n")
                .commit("Add more");
        repository.write("config/stage.yaml", file("30") + "more: 2\n").commit("Add still more");
        repository.git("checkout", "--quiet", "main");
        repository.as("Mia").git("merge", "--quiet", "--no-ff", "--message", "Merge topic", "topic");

        assertThat(why()).contains("30 -> 60", "Alice: Wait longer").doesNotContain("Carl", "Mia");
    }

    @Test
    void aMergeOnASideIsLookedIntoToo() {
        repository.git("checkout", "--quiet", "-b", "develop");
        repository.git("branch", "other");
        repository
                .as("Mia")
                .merged(
                        "topic",
                        () -> repository.as("Alice").write(PROD, file("60")).commit("Wait longer"));
        repository.git("checkout", "--quiet", "other");
        repository.as("Carl").write(PROD, file("30") + "more: 1\n").commit("Add more");
        repository.git("checkout", "--quiet", "develop");
        repository.as("Mia").git("merge", "--quiet", "--no-ff", "--message", "Merge other", "other");
        repository.git("checkout", "--quiet", "main");
        repository.git("merge", "--quiet", "--no-ff", "--message", "Merge develop", "develop");

        assertThat(why()).contains("30 -> 60", "Alice: Wait longer").doesNotContain("Carl", "Mia");
    }

    @Test
    void aKeyThatWasRenamedSinceIsFollowedIntoTheMerge() {
        repository.as("Mia").merged("topic", () -> {
            repository.as("Alice").write(PROD, file("60")).commit("Wait longer");
            repository.as("Carl").write(PROD, file("60") + "more: 1\n").commit("Add more");
        });
        repository.write("config/stage.yaml", file("30").replace("limit", "waitingLimit"));
        repository.write(PROD, file("60").replace("limit", "waitingLimit"));
        repository.as("Ada").commit("Call it by its name");

        assertThat(why("waitingLimit"))
                .contains("30 -> 60", "Alice: Wait longer")
                .doesNotContain("Carl", "Mia");
    }

    private String why() {
        return why("limit");
    }

    private String why(String key) {
        var console = Console.in(folder).wide(160);
        console.run("why", key);
        return console.out();
    }

    private static String file(String limit) {
        return "name: shop\n\n\nlimit: " + limit + "\n\n\nregion: north\n\n\n";
    }
}
