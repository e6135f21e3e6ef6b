package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a finding advises where history does not say which side is right.
final class AdviceTest {

    @TempDir
    private Path folder;

    @Test
    void valuesAreToBeMadeEqual() {
        assertThat(audited("retries: 3", "retries: 5")).contains("do: make them equal, or accept the difference");
    }

    @Test
    void whatOneLacksIsToBeAddedOrTakenAway() {
        assertThat(audited("a: 1\nretries: 3", "a: 1")).contains("do: add it to prod, or take it from stage");
    }

    @Test
    void aPlaceholderIsToBeReplacedWhereItStands() {
        assertThat(audited("sender: changeme", "sender: shop")).contains("do: replace the placeholder in stage");
    }

    @Test
    void whoNamesAnotherIsToNameItself() {
        assertThat(audited("queue: orders-stage", "queue: orders-stage")).contains("do: let prod name its own");
    }

    @Test
    void aRuleIsToBeKeptOrChanged() {
        Console.in(folder).write("config/expected-env-diff.yaml", """
            rules:
              - match: token_ref
                must: differ
            """);

        assertThat(audited("token_ref: one", "token_ref: one"))
                .contains("do: correct what breaks the rule, or change the rule");
    }

    private String audited(String stage, String prod) {
        var console =
                Console.in(folder).write("config/stage.yaml", stage + "\n").write("config/prod.yaml", prod + "\n");
        console.run("check");
        return console.out();
    }
}
