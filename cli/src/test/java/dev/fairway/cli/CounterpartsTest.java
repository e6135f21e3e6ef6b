package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Items of one list that one commit gave each environment as its own are one decision, which nobody has to follow.
final class CounterpartsTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder).wide(140);
        hold("billing", "billing");
        repository.commit("Begin");
    }

    @Test
    void whatOneCommitGaveEachIsOneFindingWithoutALaggard() {
        hold("billing, ledger-q2", "billing, ledger");
        repository.commit("Let the ledger in");

        console.run("audit");

        assertThat(console.out())
                .contains("1 difference nobody declared", "Let the ledger in", "same cause: 1 more address")
                .doesNotContain("lagging", "unbackported", "behind", "never carried");
    }

    @Test
    void whatTwoCommitsGaveAreTwo() {
        hold("billing, ledger-q2", "billing");
        repository.commit("Let the ledger into stage");
        hold("billing, ledger-q2", "billing, ledger");
        repository.commit("Let the ledger in");

        console.run("audit");

        assertThat(console.out()).contains("lagging", "unbackported");
    }

    private void hold(String stage, String prod) {
        repository.write("config/stage.yaml", text(stage));
        repository.write("config/prod.yaml", text(prod));
    }

    private static String text(String applications) {
        var items = applications.replaceAll("([a-z0-9-]+)(?:, )?", "  - {host: $1.example.net, port: 443}\n");
        return "retries: 3\ninbound:\n" + items;
    }
}
