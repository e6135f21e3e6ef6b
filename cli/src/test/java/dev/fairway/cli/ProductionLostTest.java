package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A production that the contract speaks of and that nobody states any more does not pass for an agreed one, though
/// some other file still states production.
final class ProductionLostTest {

    private static final String OBJECT = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {RETRIES: '%d', REGION: north}
        """;

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void agree() {
        console = Console.in(folder);
        for (var environment : List.of("stage", "prod")) {
            var retries = environment.length();
            console.write("config/%s.yaml".formatted(environment), "retries: 3\nregion: north\n")
                    .write("deploy/shop-%s.yaml".formatted(environment), OBJECT.formatted("shop", retries))
                    .write("mail/%s.yaml".formatted(environment), """
                        senderHost: mail.%s.example.com
                        poolSize: 4
                        """.formatted(environment))
                    .write(
                            "overlays/%s/kustomization.yaml".formatted(environment),
                            "resources: [../../base, more.yaml]\n")
                    .write("overlays/%s/more.yaml".formatted(environment), OBJECT.formatted("more", retries));
        }
        console.write("base/kustomization.yaml", "resources: [base.yaml]\n")
                .write("base/base.yaml", OBJECT.formatted("base", 3))
                .commit("Begin");
        assertThat(console.run("contract", "init", "--baseline")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    /// Of two files one is left, which is compared with nothing.
    @ParameterizedTest
    @CsvSource({
        "deploy/shop-prod.yaml, ConfigMap/shop#data.RETRIES",
        "mail/prod.yaml, senderHost",
        "overlays/prod/kustomization.yaml overlays/prod/more.yaml, ConfigMap/more#data.RETRIES"
    })
    void aProductionOfWhichOneOtherIsLeftIsMissed(String files, String match) {
        for (var file : files.split(" ")) {
            console.remove(file);
        }

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("prod: config/expected-env-diff.yaml says what it holds at")
                .contains(match)
                .doesNotContain("Stale in the contract");
    }

    /// By position while two are compared, and by what they are called where one is left.
    @Test
    void aFileIsMissedThoughNoAddressInTheOtherIsCalledAsItWasWhenTheyWereCompared() {
        console.write("disks/stage.yaml", "- {path: /small, size: 10}\n- {path: /tiny, size: 10}\n")
                .write("disks/prod.yaml", "- {path: /large, size: 10}\n- {path: /huge, size: 10}\n");
        console.run("contract", "init", "--baseline");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);

        console.remove("disks/prod.yaml");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("prod: config/expected-env-diff.yaml says what it holds at", "disks/{env}.yaml#[0].path")
                .doesNotContain("Stale in the contract");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/shop-%s.yaml", "mail/%s.yaml"})
    void whatEveryEnvironmentGaveUpIsStaleAndNoMore(String file) {
        console.remove(file.formatted("stage")).remove(file.formatted("prod"));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("Stale in the contract");
    }

    @Test
    void aKeyThatAllGaveUpIsStaleThoughAnotherFileHasItStill() {
        console.write("mail/stage.yaml", "poolSize: 4\n")
                .write("mail/prod.yaml", "poolSize: 4\n")
                .write("trial/stage.yaml", "senderHost: trial.example.org\n");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("Stale in the contract: senderHost");
    }

    /// One of two has another name: both are there, and neither is compared.
    @ParameterizedTest
    @CsvSource({
        "deploy/shop-prod.yaml, deploy/store-prod.yaml",
        "deploy/shop-stage.yaml, deploy/store-stage.yaml",
        "deploy/shop-prod.yaml, live/shop-prod.yaml",
        "mail/stage.yaml, post/stage.yaml"
    })
    void oneOfTwoThatIsCalledOtherwiseIsComparedWithNothing(String before, String after) {
        console.commit("Agree");
        console.write(after, console.read(before)).remove(before);

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("prod: config/expected-env-diff.yaml says what it holds at");
        assertThat(console.run("check", "--since", "HEAD")).as(console.out()).isEqualTo(Exit.UNSEEN);
    }

    @Test
    void productionThatIsLeftAloneIsComparedWithNothing() {
        console.remove("deploy/shop-stage.yaml");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
    }

    /// It is there, and nobody has to put it back.
    @Test
    void aFileThatCannotBeReadIsMended() {
        console.write("mail/dev.yaml", console.read("mail/stage.yaml")).write("mail/prod.yaml", "poolSize: [4\n");

        assertThat(console.run("check")).as(console.out()).isIn(Exit.UNSEEN, Exit.FINDINGS);
        assertThat(console.out()).contains("mail/prod.yaml:1").doesNotContain("put the file back");
    }

    @Test
    void anotherEnvironmentThanProductionMayEnd() {
        console.write("deploy/shop-dev.yaml", OBJECT.formatted("shop", 5)).remove("deploy/shop-stage.yaml");
        console.run("check");
        assertThat(console.out()).doesNotContain("says what it holds");
    }
}
