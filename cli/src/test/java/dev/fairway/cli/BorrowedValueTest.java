package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An exception for values that lead to different places does not cover production going to the place before it.
final class BorrowedValueTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.internal.dev.example.org:81, https://shop.internal.example.org",
        "https://north.example.org:81/api, https://south.example.org/api",
        "orders-dev, orders-a17",
        "orders-staging, orders-a17"
    })
    void productionThatTakesWhereAnotherLeadsIsAFinding(String before, String own) {
        agree("target: %s\n", before, own);
        console.write("config/prod.yaml", "target: %s\n".formatted(before));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("target", "holds what the contract excepts for qa")
                .doesNotContain("Stale");
        assertThat(console.run("check", "--since", "HEAD")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 60",
        "registry.example.org/shop:1.4, registry.example.org/shop:1.3",
        "strict, lax",
        "https://example.org/v2, https://example.org/v1"
    })
    void whatOnlyComesCloserIsNone(String before, String own) {
        agree("target: %s\n", before, own);
        console.write("config/prod.yaml", "target: %s\n".formatted(before));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void anItemOfAListIsLookedAtLikeAValue() {
        var list = "targets:\n  - %s\n  - https://all.example.org\n";
        agree(list, "https://shop.dev.example.org:81", "https://shop.example.org");
        console.write("config/prod.yaml", list.formatted("https://shop.dev.example.org:81"));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out().replaceAll("\\s+", " ")).contains("targets", "excepts for qa");
    }

    @Test
    void whereOthersDifferStillItIsAFindingToo() {
        console.write("config/test.yaml", "target: https://east.example.org:82\n");
        agree("target: %s\n", "https://north.example.org:81", "https://south.example.org");
        console.write("config/prod.yaml", "target: https://north.example.org:81\n");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("target");
        assertThat(console.run("check", "--since", "HEAD")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).doesNotContain("Fewer apart");
    }

    @Test
    void itCanBeAccepted() {
        agree("target: %s\n", "https://north.example.org:81", "https://south.example.org");
        console.write("config/prod.yaml", "target: https://north.example.org:81\n");
        console.run("check", "--format", "json");
        var fingerprint = console.out().replaceAll("(?s).*?\"fingerprint\"\\s*:\\s*\"([^\"]+)\".*", "$1");

        assertThat(console.run("contract", "add", fingerprint, "--reason", "one for both"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    private void agree(String text, String before, String own) {
        console.write("config/qa.yaml", text.formatted(before)).write("config/prod.yaml", text.formatted(own));
        console.run("contract", "init", "--baseline");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.commit("Agree");
    }
}
