package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two environments differ at the addresses at which `check` knows them, however two of them alone would align.
final class DiffAgreesWithCheckTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder)
                .write("vars/dev.yml", "size: small\nprofiles: [production-lb]\nzone: one\nretries: 3\n")
                .write("vars/staging.yml", "size: middle\nprofiles: [staging-lb]\nzone: two\nretries: 3\n")
                .write("vars/production.yml", "size: large\nprofiles: [production-lb]\nzone: two\nretries: 3\n");
    }

    @Test
    void whatTheBaselineExceptsIsExceptedBetweenAnyTwo() {
        console.run("contract", "init", "--baseline");

        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("diff", "staging", "production")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("diff", "dev", "production")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("diff", "dev", "staging")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void addressesAreThoseOfTheAudit() {
        console.run("audit", "--all");
        assertThat(console.out()).contains("vars/{env}.yml#profiles[0]");

        console.run("diff", "staging", "production", "--all");
        assertThat(console.out()).contains("vars/{env}.yml#profiles[0]").contains("size");
    }

    @Test
    void whatOnlyAThirdEnvironmentHoldsOtherwiseIsNoDifference() {
        console.run("diff", "staging", "production");

        assertThat(console.out()).doesNotContain("zone").doesNotContain("vars/dev.yml");
    }
}
