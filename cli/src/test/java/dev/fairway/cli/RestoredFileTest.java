package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that was removed and put back as it was: the two commits together changed nothing.
final class RestoredFileTest {

    private static final String PROD = "config/prod.yaml";

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder).wide(140);
        repository.as("Ada").write("config/stage.yaml", "limit: 30\nname: shop\n");
        repository.write(PROD, "limit: 30\nname: shop\n").commit("Begin");
        repository.as("Bob").write(PROD, "limit: 60\nname: shop\n").commit("Wait longer");
        repository.as("Carl").delete(PROD).commit("Tidy");
    }

    @Test
    void whoRevertsARemovalHasPartedNobody() {
        repository.as("Mia").git("revert", "--no-edit", "HEAD");

        console.run("audit");
        assertThat(console.out()).contains("Bob, \"Wait longer\"", "once equal").doesNotContain("Mia", "Carl");

        console.run("why", "limit");
        assertThat(console.out()).contains("removed", "Carl: Tidy", "Mia: Revert", "Bob, \"Wait longer\"");
    }

    @Test
    void whoPutsAnotherValueInItsPlaceHas() {
        repository.as("Mia").write(PROD, "limit: 70\nname: shop\n").commit("Restore the file of prod");

        console.run("audit");
        assertThat(console.out()).contains("Mia, \"Restore the file of prod\"");
    }
}
