package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list's item that leads to another environment, where items are told apart by where they lead.
final class BorrowedItemTest {

    private static final String UPSTREAMS = """
        upstreams:
          - host: pay.%s-eu.example.com
          - host: log.example.com
        """;

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder)
                .write("config/stage.yaml", UPSTREAMS.formatted("stage"))
                .write("config/prod.yaml", UPSTREAMS.formatted("prod"))
                .commit("Begin");
    }

    @Test
    void productionThatLeadsToStageIsFoundWithoutAContract() {
        console.write("config/prod.yaml", UPSTREAMS.formatted("stage")).commit("Pay on stage");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("names another environment: stage");
        assertThat(console.run("check", "--since", "HEAD~1")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void productionThatLeadsToStageBreaksTheContract() {
        console.run("contract", "init", "--baseline");
        assertThat(console.commit("Agree").run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.write("config/prod.yaml", UPSTREAMS.formatted("stage")).commit("Pay on stage");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.run("check", "--since", "HEAD~1")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void whatAnItemIsCalledMayNameAnything() {
        var jobs = "jobs:\n  - name: copy-from-prod\n    retries: 3\n";
        console.write("config/stage.yaml", jobs).write("config/prod.yaml", jobs).commit("Copy");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
    }
}
