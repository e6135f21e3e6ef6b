package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who parted the environments need not be who set what stands there today.
final class WhoSetItTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        set("30", "30", "Begin");
    }

    @Test
    void aValueThatMovedAgainIsNotThatOfWhoMovedItFirst() {
        repository.as("Alice");
        set("30", "60", "Wait longer");
        repository.as("Bob");
        set("30", "90", "Wait longer still");

        console.run("audit");

        assertThat(console.out())
                .contains("prod changed 2 years ago (2024-01-01): Alice, \"Wait longer\"")
                .contains("prod's 90 came 2 years ago (2024-01-01): Bob, \"Wait longer still\"");
    }

    @Test
    void everyFormatNamesBoth() {
        repository.as("Alice");
        set("30", "60", "Wait longer");
        repository.as("Bob");
        var commit = set("30", "90", "Wait longer still");

        for (var format : new String[] {"markdown", "html", "sarif"}) {
            console.run("audit", "--format", format);
            assertThat(console.out()).as(format).contains("Alice", "s 90 came", "Bob");
        }
        console.run("audit", "--format", "json");
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("\"since\": [ { \"environment\": \"prod\", \"commit\": \"" + commit
                        + "\", \"author\": \"Bob\"");
        console.run("why", "limit");
        assertThat(console.out().replaceAll("\\s+", " ")).contains("Alice, \"Wait longer\"", "; prod's 90 came");
    }

    @Test
    void whoSwappedTwoValuesSetBoth() {
        repository.as("Alice");
        set("30", "60", "Wait longer");
        repository.as("Bob");
        set("60", "30", "Swap them");

        console.run("audit");

        assertThat(console.out()).contains("Alice", "prod's 30 and stage's 60 came 2 years ago (2024-01-01): Bob");
    }

    @Test
    void whatIsNotCommittedYetIsNobodysCommit() {
        repository.as("Alice");
        set("30", "60", "Wait longer");
        repository.write("config/prod.yaml", "limit: 90\n");

        console.run("audit");

        assertThat(console.out()).contains("Alice, \"Wait longer\"", "prod's 90 is not committed yet");
    }

    @Test
    void aCommitThatSetBothSidesIsSaidToHaveSetBoth() {
        set("40", "60", "Wait longer everywhere");

        console.run("audit");

        assertThat(console.out()).contains("prod and stage changed 2 years ago (2024-01-01): Ada, \"Wait longer");
    }

    private String set(String stage, String prod, String why) {
        repository.write("config/stage.yaml", "limit: " + stage + "\n");
        repository.write("config/prod.yaml", "limit: " + prod + "\n");
        return repository.commit(why);
    }
}
