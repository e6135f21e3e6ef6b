package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.cli.command.Exit;
import dev.fairway.formats.report.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a receipt proves, whatever its file is called.
@ExtendWith(StoryConsole.class)
final class ReceiptJourneyTest {

    private final Console console;

    ReceiptJourneyTest(Console console) {
        this.console = console.wide(200);
    }

    /// @return the release's id
    private String receipt(String version) {
        console.run("release", "create", "--app", "payments", "--version", version, "--config", "config/prod.yaml");
        console.run("ledger", "receipt", "payments@" + version, "--output", version + ".tlog-proof");
        console.run("release", "show", "payments@" + version, "--format", "json");
        return console.out().replaceAll("(?s).*?\"id\": \"(sha256:[0-9a-f]{64})\".*", "$1");
    }

    @Test
    void itSaysWhatItIsOfWhateverItsFileIsCalled() throws IOException {
        var first = receipt("1");
        var second = receipt("2");
        Files.move(console.folder().resolve("2.tlog-proof"), console.folder().resolve("other.tlog-proof"));
        Files.move(console.folder().resolve("1.tlog-proof"), console.folder().resolve("2.tlog-proof"));

        assertThat(console.run("ledger", "verify", "2.tlog-proof")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("holds entry 1, a urn:fairway:release:v1", "\n  about " + first + "\n");
        assertThat(console.run("ledger", "verify", "other.tlog-proof", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .containsPattern("\"index\": 2,\\s+\"time\": \"2026-[^\"]+\",\\s+\"type\": \"urn:fairway:release:v1\"")
                .containsPattern("\"actor\": \"[0-9a-f]{32}\",\\s+\"subjects\": \\[\\s*\"" + second + "\"\\s*\\]");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaFiles.read("ledger-commands").orElseThrow(), InputFormat.JSON);
        assertThat(schema.validate(console.out(), InputFormat.JSON)).isEmpty();
        console.run("ledger", "verify", "--format", "json");
        assertThat(console.out()).contains("\"whole\": true").doesNotContain("\"entry\"");
    }
}
