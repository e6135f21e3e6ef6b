package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two artifacts of one digest, as where one image is started as a server and as a worker: to the ledger they are one
/// thing under two names.
@ExtendWith(StoryConsole.class)
final class TwinArtifactsTest {

    private static final String BYTES = "what was built";
    private static final String PROVENANCE =
            """
            {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
             "subject": [{"name": "image", "digest": {"sha256": "%s"}}],
             "predicate": {"buildDefinition": {"buildType": "https://example.com/build"},
                           "runDetails": {"builder": {"id": "https://builder.example"}}}}
            """.formatted(Bytes.utf8(BYTES).sha256().hex());

    private final Console console;

    TwinArtifactsTest(Console console) {
        this.console = console.wide(200).write("image.tar", BYTES).write("p.json", PROVENANCE);
        console.write("t.xml", "<testsuite tests='1'><testcase name='a'/></testsuite>");
    }

    private Exit create(String... more) {
        var all = new ArrayList<>(List.of("release", "create", "--app", "payments", "--version", "1"));
        all.addAll(List.of("--artifact", "server=./image.tar", "--artifact", "worker=./image.tar"));
        all.addAll(List.of(more));
        return console.run(all.toArray(String[]::new));
    }

    private Exit add(String artifact) {
        return console.run(
                "evidence", "add", "payments@1", "--type", "test-result", "--file", "t.xml", "--artifact", artifact);
    }

    @Test
    void bothAreSeen() {
        assertThat(create("--verify")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.run("release", "verify", "payments@1")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("server  file sha256:", "worker  file sha256:", "as it was seen before");
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.write("image.tar", "another one");
        assertThat(console.run("release", "verify", "payments@1")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("server is missing", "worker is missing");
    }

    @Test
    void evidenceForOneIsEvidenceForBoth() {
        create();
        assertThat(add("worker")).isEqualTo(Exit.CLEAN);

        assertThat(add("server")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("test-result passed for server", "was recorded before, entry 2");
        console.run("evidence", "list", "payments@1");
        assertThat(console.out())
                .contains("test-result of server and worker, 1 test")
                .hasLineCount(1);
        console.run("evidence", "list", "payments@1", "--format", "json");
        assertThat(console.out()).containsPattern("\"artifacts\": \\[\\s*\"server\",\\s*\"worker\"\\s*]");
        assertThat(console.run("ledger", "package", "payments@1", "-o", "p.tar"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "verify", "p.tar")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void provenanceIsBoundOnce() {
        assertThat(create("--provenance", "p.json")).as(console.err()).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("provenance for server").doesNotContain("provenance for worker");
        console.run("evidence", "list", "payments@1");
        assertThat(console.out()).contains("provenance of server and worker").hasLineCount(1);
    }
}
