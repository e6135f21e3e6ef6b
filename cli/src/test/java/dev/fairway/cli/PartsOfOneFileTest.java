package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Environments that are parts of one file.
final class PartsOfOneFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatStandsBesideThePartsOfAFileIsTheirDefault() {
        var console = Console.in(folder).write("config/settings.yml", """
            retries: 3
            greeting: hello
            %s
            staging:
              retries: 3
            production:
              greeting: hello
              signup: false
            """.formatted("# long\n".repeat(3_000)));

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("#signup").doesNotContain("#greeting", "#retries");
    }
}
